import { loadRules } from '../language-rules';
import type { Program, ProgramLanguage } from '../program';
import { readProgram } from '../read-program';
import { followFiles } from './follow-files';

/** Rule, place of harm and place of origin of everything that goes from one of these files into another. */
async function found(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const programs: Program[] = [];
  for (const [path, text] of Object.entries(files)) programs.push((await readProgram(path, text))!);
  const language: ProgramLanguage = programs[0]!.language;
  const pathOf = new Map(programs.map(({ root, path }) => [root.source, path]));
  return followFiles(programs, loadRules(language)).map(
    ({ hit, path }) => `${hit.rule} ${path}:${hit.node.line} from ${pathOf.get(hit.source.source)}:${hit.source.line}`,
  );
}

const ROUTE = "const { find } = require('./dao');\napp.get('/', (req, res) => {\n  find(req.query.id);\n});\n";
const DAO = "const db = require('mysql').createConnection({});\n";

describe('followFiles', () => {
  it('follows an argument into a function of another file', async () => {
    const dao = `${DAO}exports.find = (id) => db.query('SELECT * FROM t WHERE id=' + id);\n`;
    expect(await found({ 'src/route.js': ROUTE, 'src/dao.js': dao })).toEqual([
      'sql-injection src/dao.js:2 from src/route.js:3',
    ]);
  });

  it.each([
    ['module.exports = { find };', 'function find(id) {', '}'],
    ['module.exports = {', 'find(id) {', '}};'],
    ['', 'module.exports.find = function (id) {', '};'],
  ])('knows what a module hands out: %s', async (before, head, end) => {
    const dao = `${DAO}${before}\n${head}\ndb.query('SELECT * FROM t WHERE id=' + id);\n${end}\n`;
    expect(await found({ 'src/route.js': ROUTE, 'src/dao.js': dao })).toEqual([
      'sql-injection src/dao.js:4 from src/route.js:3',
    ]);
  });

  it('says nothing of what was made harmless on the way', async () => {
    const cleaned = ROUTE.replace('req.query.id', 'Number(req.query.id)');
    const dao = `${DAO}exports.find = (id) => db.query('SELECT * FROM t WHERE id=' + id);\n`;
    expect(await found({ 'src/route.js': cleaned, 'src/dao.js': dao })).toEqual([]);
    const careful = `${DAO}exports.find = (id) => db.query('SELECT * FROM t WHERE id=?', [id]);\n`;
    expect(await found({ 'src/route.js': ROUTE, 'src/dao.js': careful })).toEqual([]);
  });

  it('does not take a function of the same name in another module for it', async () => {
    const dao = `${DAO}exports.find = (id) => db.query('SELECT * FROM t WHERE id=' + id);\n`;
    expect(await found({ 'src/route.js': ROUTE, 'lib/dao.js': dao })).toEqual([]);
  });

  it('follows into a module that is named by its place below the sources', async () => {
    const route = ROUTE.replace('./dao', '@/lib/dao');
    const dao = `${DAO}exports.find = (id) => db.query('SELECT * FROM t WHERE id=' + id);\n`;
    expect(await found({ 'src/web/route.js': route, 'src/lib/dao.js': dao })).toEqual([
      'sql-injection src/lib/dao.js:2 from src/web/route.js:3',
    ]);
  });

  it('follows into a function that is handed on, on either side', async () => {
    const route =
      "const { find } = require('./dao');\nconst { withId } = require('./id');\napp.get('/', (req) => withId(req, find));\n";
    const dao = `${DAO}exports.find = (id) => db.query('SELECT * FROM t WHERE id=' + id);\n`;
    const id = 'exports.withId = (req, then) => then(req.query.id);\n';
    expect(await found({ 'route.js': route, 'dao.js': dao, 'id.js': id })).toEqual([
      'sql-injection dao.js:2 from id.js:1',
    ]);
  });

  describe('knows what a module of JavaScript is, or hands out:', () => {
    const QUERY = "db.query('SELECT * FROM t WHERE id=' + id);";
    const CLASS = `class Users {\nfind(id) { ${QUERY} }\n}`;

    it.each([
      ['a function by default', `\nexport default (id) => { ${QUERY} };`, "import go from './dao';", 'go'],
      ['a declared one', `\nexport default function find(id) { ${QUERY} }`, "import go from './dao';", 'go'],
      ['a name', `function find(id) {\n${QUERY} }\nexport default find;`, "import go from './dao';", 'go'],
      [
        'another name',
        `\nconst run = (id) => { ${QUERY} };\nexport { run as go };`,
        "import { go } from './dao';",
        'go',
      ],
      ['an object', `export const dao = {\nfind(id) { ${QUERY} } };`, "import { dao } from './dao';", 'dao.find'],
      ['a class', `export default ${CLASS}`, "import People from './dao';", 'new People().find'],
      ['a class without a name', `module.exports = ${CLASS}`, "const P = require('./dao');", 'new P().find'],
      ['a class by its name', `${CLASS}\nmodule.exports = Users;`, "const P = require('./dao');", 'new P().find'],
      ['an object of a class', `${CLASS}\nexport default new Users();`, "import users from './dao';", 'users.find'],
      ['one with a name', `${CLASS}\nexport const all = new Users();`, "import { all } from './dao';", 'all.find'],
    ])('%s', async (_, dao, brought, callee) => {
      const route = `${brought}\n\napp.get('/', (req) => ${callee}(req.query.id));\n`;
      expect(await found({ 'route.js': route, 'dao.js': DAO + dao })).toEqual([
        'sql-injection dao.js:3 from route.js:3',
      ]);
    });

    it('a class whose object a constructor takes', async () => {
      const route =
        "import { Users } from './dao';\nclass Web {\nconstructor(private readonly users: Users) {}\n" +
        "start() { app.get('/', (req) => this.users.find(req.query.id)); }\n}\n";
      expect(await found({ 'route.ts': route, 'dao.ts': `${DAO}export ${CLASS}` })).toEqual([
        'sql-injection dao.ts:3 from route.ts:4',
      ]);
    });

    it('but not what another file has under the same name', async () => {
      const dao = `${DAO}${CLASS}\nexport const users = new Users();\n`;
      const route = "const users = connect();\napp.get('/', (req) => users.find(req.query.id));\n";
      expect(await found({ 'route.js': route, 'dao.js': dao })).toEqual([]);
    });
  });

  it('leaves what stays in one file to the rules over single files', async () => {
    const alone = `${DAO}app.get('/', (req) => db.query('SELECT ' + req.query.id));\n`;
    expect(await found({ 'a.js': alone, 'b.js': 'x();\n' })).toEqual([]);
  });

  it('ends with functions that call each other', async () => {
    const a = "const { b } = require('./b');\nexports.a = (x) => b(x);\napp.get('/', (req) => b(req.query.id));\n";
    const b = "const { a } = require('./a');\nexports.b = (x) => a(x);\n";
    expect(await found({ 'a.js': a, 'b.js': b })).toEqual([]);
  });

  it('follows classes and their methods', async () => {
    const dao = `${DAO}export class Users {\n  find(id) {\n    return db.query('SELECT * FROM t WHERE id=' + id);\n  }\n}\n`;
    const route =
      "import { Users } from './dao';\nconst users = new Users();\napp.get('/', (req, res) => users.find(req.query.id));\n";
    expect(await found({ 'route.js': route, 'dao.js': dao })).toEqual(['sql-injection dao.js:4 from route.js:3']);
  });

  it('follows Python', async () => {
    const dao =
      'import sqlite3\ndb = sqlite3.connect("x")\ndef find(name):\n    db.cursor().execute("SELECT * FROM t WHERE n=\'" + name + "\'")\n';
    const view = 'from flask import request\nfrom app import dao\n\ndef view():\n    dao.find(request.args.get("n"))\n';
    expect(await found({ 'app/view.py': view, 'app/dao.py': dao })).toEqual([
      'sql-injection app/dao.py:4 from app/view.py:5',
    ]);
  });

  it('follows Java by the type of a field', async () => {
    const dao =
      'import java.sql.*;\nclass UserDao {\n  Connection c;\n  void find(String id) throws Exception {\n    c.createStatement().executeQuery("SELECT * FROM t WHERE id=" + id);\n  }\n}\n';
    const view =
      'import javax.servlet.http.*;\nclass View extends HttpServlet {\n  private UserDao dao;\n  void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {\n    dao.find(request.getParameter("id"));\n  }\n}\n';
    const over = ['sql-injection UserDao.java:5 from View.java:5'];
    expect(await found({ 'View.java': view, 'UserDao.java': dao })).toEqual(over);
    // Whatever a file finds in itself, and whichever comes first.
    expect(await found({ 'UserDao.java': dao.replace('void', 'public void'), 'View.java': view })).toEqual(over);
  });

  it('follows through an interface to the one class that implements it', async () => {
    const finder = 'interface Finder {\n  void find(String id);\n}\n';
    const dao = (name: string): string =>
      `import java.sql.*;\nclass ${name} implements Finder {\n  Connection c;\n  public void find(String id) {\n    c.createStatement().executeQuery("SELECT " + id);\n  }\n}\n`;
    const view =
      'import javax.servlet.http.*;\nclass View extends HttpServlet {\n  private Finder dao;\n  void doGet(HttpServletRequest request, HttpServletResponse response) {\n    dao.find(request.getParameter("id"));\n  }\n}\n';
    const files = { 'View.java': view, 'Finder.java': finder, 'UserDao.java': dao('UserDao') };
    expect(await found(files)).toEqual(['sql-injection UserDao.java:5 from View.java:5']);
    expect(await found({ ...files, 'OtherDao.java': dao('OtherDao') })).toEqual([]);
    expect(await found({ ...files, 'Others.java': dao('OtherDao') + dao('ThirdDao') })).toEqual([]);
  });

  it.each(['self.dao = Users()', 'self.dao = dao'])('follows a field of Python that is given by %s', async (given) => {
    const dao =
      'import sqlite3\nconn = sqlite3.connect("a")\nclass Users:\n    def find(self, id):\n        return conn.execute("SELECT " + id)\n';
    const view = `from flask import request\nfrom .dao import Users\nclass View:\n    def __init__(self, dao: Users):\n        ${given}\n    def get(self):\n        return self.dao.find(request.args["id"])\n`;
    expect(await found({ 'app/dao.py': dao, 'app/view.py': view })).toEqual([
      'sql-injection app/dao.py:5 from app/view.py:7',
    ]);
  });

  it('follows Go inside a package and into another', async () => {
    const dao =
      'package store\nimport "database/sql"\nvar db *sql.DB\nfunc Find(id string) {\n  db.Query("SELECT * FROM t WHERE id=" + id)\n}\n';
    const view =
      'package web\nimport ("net/http"; "example.com/app/store")\nfunc view(w http.ResponseWriter, r *http.Request) {\n  store.Find(r.URL.Query().Get("id"))\n}\n';
    expect(await found({ 'web/view.go': view, 'store/users.go': dao })).toEqual([
      'sql-injection store/users.go:5 from web/view.go:4',
    ]);
    const beside = view
      .replace('package web', 'package store')
      .replace('store.Find', 'Find')
      .replace('; "example.com/app/store"', '');
    expect(await found({ 'store/view.go': beside, 'store/users.go': dao })).toEqual([
      'sql-injection store/users.go:5 from store/view.go:4',
    ]);
  });
});

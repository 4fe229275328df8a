import { loadRules } from '../language-rules';
import type { ProgramLanguage } from '../program';
import { readProgram } from '../read-program';

async function endsOf(path: string, language: ProgramLanguage, text: string): Promise<readonly [string, string]> {
  const { ends } = loadRules(language).run((await readProgram(path, text))!);
  return [[...ends.brings].sort().join(' '), [...ends.harms].sort().join(' ')];
}

it('finds what a file lets in and where it could do harm, each without the other', async () => {
  expect(await endsOf('a.py', 'python', 'import flask\nname = flask.request.args\n')).toEqual([
    expect.stringContaining('remote'),
    '',
  ]);
  expect(await endsOf('a.py', 'python', 'import os\ndef run(name):\n    os.system(name)\n')).toEqual([
    '',
    expect.stringContaining('remote'),
  ]);
  expect(await endsOf('a.py', 'python', 'def add(one, other):\n    return one + other\n')).toEqual(['', '']);
});

it.each([
  ['a parameter that is taken apart', 'app.get("/", ({ query }, res) => 1);'],
  ['a variable that is taken apart', 'app.get("/", (req, res) => { const { query } = req; });'],
  ['a field of a parameter', 'app.get("/", (req, res) => { use(req.query.id); });'],
])('sees the source in %s', async (_, text) => {
  expect((await endsOf('a.js', 'javascript', text))[0]).toContain('remote');
});

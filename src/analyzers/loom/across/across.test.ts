import type { ChangedSource } from '../../port';
import { keptWorkers } from '../../sandbox/testing/kept-workers';
import { nothingElse } from '../../sandbox/testing/files';
import { createKnownEnds } from '../known-ends';
import { acrossAnalyzer } from './across';

const LIMITS = { fileTimeoutMs: 60_000, runTimeoutMs: 100_000, memoryMb: 1_500 };

const file = (path: string, base: string | null, head: string): ChangedSource => ({
  head: { id: `head ${path}`, path, content: Buffer.from(head) },
  base: base === null ? null : { id: `base ${path}`, path, content: Buffer.from(base) },
});

async function found(files: readonly ChangedSource[]): Promise<readonly string[]> {
  const { reports } = await acrossAnalyzer(keptWorkers, createKnownEnds()).analyze(
    files,
    { limits: LIMITS, signal: new AbortController().signal },
    nothingElse,
  );
  expect(reports.map(({ path }) => path)).toEqual(files.map(({ head }) => head.path));
  return reports.flatMap(({ path, findings, error }) =>
    error === undefined ? findings.map(({ rule, lines }) => `${rule} ${path}:${lines?.start}`) : [error],
  );
}

const DAO =
  "const db = require('mysql').createConnection({});\nexports.find = (id) => db.query('SELECT * FROM t WHERE id=' + id);\n";
const CALLS = "const { find } = require('./dao');\napp.get('/', (req, res) => find(req.query.id));\n";

describe('acrossAnalyzer', () => {
  it('reports what comes in by one file where it does harm in another', async () => {
    const files = [file('route.js', null, CALLS), file('dao.js', null, DAO)];
    expect(await found(files)).toEqual(['loom/sql-injection dao.js:2']);
  });

  it('names the file that the data comes from', async () => {
    const analyzer = acrossAnalyzer(keptWorkers, createKnownEnds());
    const context = { limits: LIMITS, signal: new AbortController().signal };
    const files = [file('route.js', null, CALLS), file('dao.js', null, DAO)];
    const { reports } = await analyzer.analyze(files, context, nothingElse);
    expect(reports[1]?.findings[0]?.message).toContain('It comes from req.query in line 2 of route.js');
  });

  it('says nothing of what the base had, wherever its lines are now', async () => {
    const files = [file('route.js', CALLS, `// moved\n\n${CALLS}`), file('dao.js', DAO, `// moved\n${DAO}`)];
    expect(await found(files)).toEqual([]);
  });

  it('reports an old place that the change makes reachable', async () => {
    const files = [file('route.js', 'x();\n', CALLS), file('dao.js', DAO, `${DAO}exports.more = 1;\n`)];
    expect(await found(files)).toEqual(['loom/sql-injection dao.js:2']);
  });

  it('leaves out a file that does not parse, and files of other languages', async () => {
    const files = [
      file('route.js', null, CALLS),
      file('dao.js', null, DAO),
      file('broken.js', null, '['.repeat(700)),
      file('a.py', null, 'x = 1\n'),
    ];
    expect(await found(files)).toEqual(['loom/sql-injection dao.js:2']);
  });

  it('says when there is too much to follow, and follows the rest', async () => {
    const big = `// ${'x'.repeat(1_600_000)}\n`;
    const python = [file('b.py', null, `${'# '.padEnd(1_600_000, 'a')}\nimport a\n`), file('a.py', null, 'x = 1\n')];
    expect(await found([file('route.js', null, CALLS), file('dao.js', null, big + DAO), ...python.slice(1)])).toEqual([
      'the change has more than 1.5 MB of javascript that belongs together',
      'the change has more than 1.5 MB of javascript that belongs together',
    ]);
    expect(await found([file('route.js', null, CALLS), file('dao.js', null, DAO), ...python])).toEqual([
      'loom/sql-injection dao.js:2',
      'the change has more than 1.5 MB of python that belongs together',
      'the change has more than 1.5 MB of python that belongs together',
    ]);
  });
});

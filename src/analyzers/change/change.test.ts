import type { ChangedSource } from '../port';
import { contextWith, nothingElse } from '../sandbox/testing/files';
import { keptWorkers } from '../sandbox/testing/kept-workers';
import { changeAnalyzer } from './change';

const analyzer = changeAnalyzer(keptWorkers);

function changed(path: string, base: string | null, head: string): ChangedSource {
  const file = (id: string, text: string): ChangedSource['head'] => ({ id, path, content: Buffer.from(text) });
  return { head: file('new', head), base: base === null ? null : file('old', base) };
}

describe('the change analyzer', () => {
  it('reports on the head what the change took away', async () => {
    const { reports } = await analyzer.analyze(
      [
        changed(
          'a.py',
          'def f(page):\n    if page is None:\n        return ""\n    return page.title\n',
          'def f(page):\n    return page.title\n',
        ),
        changed('b.ts', null, 'export const a = (b) => b.c;\n'),
        changed('a.test.ts', 'const a = (b) => b?.c;\n', 'const a = (b) => b.c;\n'),
        changed('c.go', 'package c\n', 'package c\n\nfunc f() {\n'),
      ],
      contextWith({}),
      nothingElse,
    );
    expect(reports.map(({ id, path, findings }) => [id, path, findings.length])).toEqual([
      ['new', 'a.py', 1],
      ['new', 'b.ts', 0],
      ['new', 'a.test.ts', 0],
      ['new', 'c.go', 0],
    ]);
    expect(reports[0]!.findings[0]).toMatchObject({
      rule: 'change/removed-null-check',
      lines: { start: 2, end: 2 },
      message: expect.stringContaining('Line 2 of the base has `page is None`.') as string,
      cwe: 'CWE-476',
    });
  });

  it('reports what other files of the change no longer fit', async () => {
    const { reports } = await analyzer.analyze(
      [
        changed('src/b.ts', 'export function b(one) {}\n', 'export function b(one, two) {}\n'),
        changed('src/a.test.ts', "import { b } from './b';\nb(1);\n", "import { b } from './b';\n\nb(1);\n"),
      ],
      contextWith({}),
      nothingElse,
    );
    expect(reports.map(({ findings }) => findings.map(({ rule, lines }) => [rule, lines?.start]))).toEqual([
      [],
      [['change/stale-call', 3]],
    ]);
  });

  it('tells once, where the change is, what no longer fits it in the files that it leaves alone', async () => {
    const files = [
      changed('src/b.ts', 'export function b(one) {}\nexport const c = 1;\n', 'x();\nexport function b(one, two) {}\n'),
    ];
    const asked: unknown[] = [];
    const { reports } = await analyzer.analyze(files, contextWith({}), {
      ...nothingElse,
      filesNaming: (words, accepts) => {
        asked.push(words, ['a.ts', 'a.rb', 'a.md', 'a.py'].map(accepts));
        const users = ["import { b, c } from './b';\nb(1);\nb(2);\n", "import { b } from './b';\nb(1, 2);\n"];
        return Promise.resolve(
          users.map((text, at) => ({ id: `u${at}`, path: `src/user${at}.ts`, content: Buffer.from(text) })),
        );
      },
    });
    expect(asked).toEqual([
      ['b', 'c'],
      [true, false, false, false],
    ]);
    expect(reports).toHaveLength(1);
    expect(reports[0]!.findings.map(({ rule, lines, message }) => [rule, lines?.start, message])).toEqual([
      [
        'change/broken-callers',
        2,
        expect.stringMatching(/now takes 2.* See src\/user0\.ts, line 2; src\/user0\.ts, line 3\./),
      ],
      [
        'change/broken-callers',
        undefined,
        expect.stringContaining('`c` is gone, and still used elsewhere. See src/user0.ts, line 1.'),
      ],
    ]);
  });

  it('tells who still imports what the change took from its place, in the change and beside it', async () => {
    const text = "import { a } from './a';\nimport './b';\na();\n";
    const source = (path: string, content: string) => ({ id: path, path, content: Buffer.from(content) });
    const { reports, ofChange } = await analyzer.analyze([changed('src/user.ts', text, `\n${text}`)], contextWith({}), {
      touched: ['src/user.ts', 'lib/a.ts'],
      filesNaming: (words) => Promise.resolve(words.includes('/a') ? [source('src/other.ts', text)] : []),
      paths: () => Promise.resolve(new Set(['src/user.ts', 'src/other.ts', 'lib/a.ts'])),
      gone: () =>
        Promise.resolve([
          { base: source('src/a.ts', 'export const a = 1;\n'), movedTo: 'lib/a.ts' },
          { base: source('src/b.ts', ''), movedTo: null },
        ]),
    });
    const moved = 'This change moves src/a.ts to lib/a.ts.';
    const deleted = 'This change deletes src/b.ts.';
    expect(reports[0]!.findings.map(({ rule, lines, message }) => [rule, lines?.start, message])).toEqual([
      ['change/stale-import', 2, expect.stringContaining(moved)],
      ['change/stale-import', 3, expect.stringContaining(deleted)],
    ]);
    expect(ofChange.map(({ rule, path, lines, message }) => [rule, path, lines, message])).toEqual([
      ['change/broken-importers', 'lib/a.ts', null, expect.stringContaining(`${moved} See src/other.ts, line 1.`)],
      ['change/broken-importers', null, null, expect.stringContaining(`${deleted} See src/other.ts, line 2.`)],
    ]);
  });

  it('looks at what Loom reads', () => {
    expect(['a.tsx', 'a.rb', 'a.rs', 'a.md'].map(analyzer.accepts)).toEqual([true, true, false, false]);
  });
});

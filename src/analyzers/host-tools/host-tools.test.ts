import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnalyzerContext, FileReport, SourceFile } from '../port';
import { findHostTools, HOST_TOOL_RULES, hostToolAnalyzers } from '.';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loom-test-tools-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const context = (more: Partial<AnalyzerContext['limits']> = {}): AnalyzerContext => ({
  limits: { fileTimeoutMs: 10_000, runTimeoutMs: 20_000, memoryMb: 512, ...more },
  signal: new AbortController().signal,
});

const source = (path: string, text: string): SourceFile => ({ id: path, path, content: Buffer.from(text) });

const shown = ({ path, findings, error }: FileReport): unknown =>
  error ?? findings.map(({ rule, lines }) => `${path}:${lines!.start} ${rule}`).sort();

/** The analyzer of a program of ours that answers in the tool's name. */
async function pretended(name: string, script: string): ReturnType<typeof installed> {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\nif [ "$1" = --version ]; then echo 1.2.3; exit; fi\n${script}\n`);
  chmodSync(file, 0o755);
  return installed(name, folder);
}

async function installed(name: string, path: string): Promise<ReturnType<typeof hostToolAnalyzers>[number] | null> {
  return hostToolAnalyzers(await findHostTools([name], path))[0] ?? null;
}

describe('a program of this machine', () => {
  it('is asked about each file, in a folder of its own, and what is kept of its findings is told', async () => {
    const comment = (line: number, code: number): object => ({ line, endLine: line, code, message: 'm', level: 'x' });
    const answer = JSON.stringify({ comments: [comment(2, 2064), comment(2, 9999), comment(77, 2064)] });
    const analyzer = (await pretended('shellcheck', `[ "$(ls)" = script ] && echo '${answer}'; exit 1`))!;
    expect(analyzer.version).toMatch(/^1\.2\.3\+/);
    const files = [source('a.sh', 'x\ny\n'), source('b', '#!/bin/sh\nx\n'), source('c', '#!/usr/bin/python\nx\n')];
    const reports = await analyzer.analyze(files, context());
    expect(reports.map(shown)).toEqual([['a.sh:2 shellcheck/SC2064'], ['b:2 shellcheck/SC2064'], []]);
  });

  it.each([
    ['prints garbage', 'echo garbage', {}, 'its answer cannot be read'],
    ['ends badly', 'exit 4', {}, 'it ended with 4'],
    ['hangs', 'sleep 60', { fileTimeoutMs: 100 }, 'it ran for more than'],
    ['has no time', 'exit 0', { runTimeoutMs: 0 }, 'there was no time left for it'],
  ])('that %s costs its own answer', async (_, script, limits, error) => {
    const analyzer = (await pretended('shellcheck', script))!;
    const [report] = await analyzer.analyze([source('a.sh', 'x\n')], context(limits));
    expect(report).toMatchObject({ findings: [], error: expect.stringContaining(error) as string });
  });

  it('finds nothing in a file that it was not allowed to read', async () => {
    const analyzer = (await pretended('cppcheck', 'printf "1\\tdoubleFree\\tm\\n" > answer'))!;
    const files = [source('a.c', 'x\n'), source('b.c', '#/**/include "x"\n')];
    const reports = await analyzer.analyze(files, context());
    expect(reports.map(shown)).toEqual([
      ['a.c:1 cppcheck/doubleFree'],
      'a comment stands inside of a preprocessor directive',
    ]);
  });

  it('has rules that nothing else is called by', () => {
    const ids = HOST_TOOL_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(HOST_TOOL_RULES.every(({ title }) => /[.]$/.test(title))).toBe(true);
  });
});

/** What is said of the real programs, where this machine has them. */
const REAL: readonly (readonly [tool: string, file: SourceFile, expected: readonly string[]])[] = [
  [
    'shellcheck',
    source('a.sh', '#!/bin/bash\n# shellcheck disable=SC2064\ntrap "rm $1" EXIT\nmv one\n'),
    ['a.sh:3 shellcheck/SC2064', 'a.sh:4 shellcheck/SC2224'],
  ],
  [
    'cppcheck',
    source(
      'a.c',
      '#include "/etc/passwd"\n// cppcheck-suppress zerodiv\nint f(void) { int a[3]; a[5] = 1; return a[5] / 0; }\n',
    ),
    ['a.c:3 cppcheck/arrayIndexOutOfBounds', 'a.c:3 cppcheck/zerodiv'],
  ],
];

it.each(REAL)('%s itself, where it is installed', async (tool, file, expected) => {
  const analyzer = await installed(tool, '/usr/local/bin:/usr/bin');
  if (analyzer === null) {
    console.warn(`${tool} is not installed; the test with the program itself was skipped.`);
    return;
  }
  expect(analyzer.accepts(file.path)).toBe(true);
  expect((await analyzer.analyze([file], context())).map(shown)).toEqual([expect.arrayContaining([...expected])]);
});

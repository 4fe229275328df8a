import type { FileReport } from '../port';
import { keptWorkers } from '../sandbox/testing/kept-workers';
import { eslintAnalyzer } from './eslint';

const context = {
  limits: { fileTimeoutMs: 30_000, runTimeoutMs: 90_000, memoryMb: 2000 },
  signal: new AbortController().signal,
};

function check(files: Record<string, string>): Promise<readonly FileReport[]> {
  const given = Object.entries(files).map(([path, text], index) => ({
    id: `${index}`,
    path,
    content: Buffer.from(text),
  }));
  return eslintAnalyzer(keptWorkers).analyze(given, context);
}

function rulesIn({ findings }: FileReport): string[] {
  return findings.map((finding) => `${finding.lines?.start} ${finding.rule}`);
}

const EVAL = 'export function run(source) {\n  return eval(source);\n}\n';

describe('eslint', () => {
  it('finds weaknesses and is silent on their good twins', async () => {
    const reports = await check({
      'eval.js': EVAL,
      'json.js': 'export function run(source) {\n  return JSON.parse(source);\n}\n',
      'html.ts': 'export function show(e: HTMLElement, text: string): void {\n  e.innerHTML = "<b>" + text;\n}\n',
      'text.ts': 'export function show(e: HTMLElement, text: string): void {\n  e.textContent = text;\n}\n',
    });
    expect(reports.map(rulesIn)).toEqual([
      ['2 eslint/node-security/detect-eval-with-expression'],
      [],
      ['2 eslint/no-unsanitized/property'],
      [],
    ]);
  });

  it('lets no comment in the file switch a rule off', async () => {
    const [report] = await check({
      'a.js': `/* eslint-disable */\n${EVAL.replace('eval', '// eslint-disable-next-line\n  eval')}`,
    });
    expect(report!.findings.map(({ rule }) => rule)).toEqual(['eslint/node-security/detect-eval-with-expression']);
  });

  it('says so when a file does not parse, and goes on with the others', async () => {
    const [broken, fine] = await check({ 'broken.js': 'const = 1;\n', 'fine.js': EVAL });
    expect(broken!.findings).toEqual([]);
    expect(broken!.error).toMatch(/^it does not parse: line 1: /);
    expect(fine!.findings).toHaveLength(1);
  });

  it('finds regular expressions that a crafted text can stall', async () => {
    const [bad, good] = await check({
      'a.ts': 'export const r = /^(?:a+)+$/;\n',
      'b.ts': 'export const r = /^a+b+$/;\n',
    });
    expect(rulesIn(bad!)).toEqual(['1 eslint/regexp/no-super-linear-backtracking']);
    expect(bad!.findings[0]).toMatchObject({
      category: 'performance',
      cwe: 'CWE-1333',
      message: expect.stringContaining('(?:a+)+') as string,
    });
    expect(rulesIn(good!)).toEqual([]);
  });

  it('answers every file in order, whatever its name and content', async () => {
    const names = ['a\nb.js', '../../etc/x.js', '/etc/passwd.ts', 'eslint.config.js', `${'n'.repeat(300)}.mjs`];
    const reports = await check({ ...Object.fromEntries(names.map((name) => [name, EVAL])), 'empty.js': '' });
    expect(reports.map(({ path }) => path)).toEqual([...names, 'empty.js']);
    expect(reports.map(rulesIn)).toEqual([
      ...names.map(() => ['2 eslint/node-security/detect-eval-with-expression']),
      [],
    ]);
  });

  it('gives up only the file that it cannot digest', async () => {
    const reports = await check({ 'a.js': EVAL, 'deep.ts': `x = ${'['.repeat(100_000)}`, 'b.js': EVAL });
    expect(reports.map(({ error, findings }) => (error === undefined ? findings.length : 'error'))).toEqual([
      1,
      'error',
      1,
    ]);
  });

  it('is cancelled on request', async () => {
    const files = [{ id: '1', path: 'a.js', content: Buffer.from(EVAL) }];
    const run = eslintAnalyzer(keptWorkers).analyze(files, { ...context, signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it('describes every rule in full', () => {
    const { rules } = eslintAnalyzer(keptWorkers);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules.filter(({ title, helpUrl }) => title === '' || helpUrl === undefined)).toEqual([]);
  });
});

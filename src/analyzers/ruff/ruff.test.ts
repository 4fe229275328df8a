import type { FileReport } from '../port';
import { keptWorkers } from '../sandbox/testing/kept-workers';
import { ruffAnalyzer } from './ruff';

const context = {
  limits: { fileTimeoutMs: 20_000, runTimeoutMs: 60_000, memoryMb: 1500 },
  signal: new AbortController().signal,
};

async function check(files: Record<string, string>): Promise<readonly FileReport[]> {
  const given = Object.entries(files).map(([path, text], index) => ({
    id: `${index}`,
    path,
    content: Buffer.from(text),
  }));
  return ruffAnalyzer(keptWorkers).analyze(given, context);
}

async function rulesIn(text: string, path = 'app.py'): Promise<string[]> {
  const [report] = await check({ [path]: text });
  return report!.findings.map((finding) => `${finding.lines!.start} ${finding.rule}`).sort();
}

const INJECTION = 'import subprocess\n\n\ndef run(name):\n    subprocess.run("ls " + name, shell=True)\n';

describe('ruff', () => {
  it('finds weaknesses and bugs, and is silent on their good twins', async () => {
    expect(await rulesIn(INJECTION)).toEqual(['5 ruff/S602']);
    expect(
      await rulesIn('import subprocess\n\n\ndef run(name):\n    subprocess.run(["ls", name], check=True)\n'),
    ).toEqual([]);
    expect(await rulesIn('def add(item, items=[]):\n    items.append(item)\n    return items\n')).toEqual([
      '1 ruff/B006',
    ]);
    expect(await rulesIn('def f():\n    return undefined_thing\n')).toEqual(['2 ruff/F821']);
  });

  it('honours noqa for bugs but lets no comment hide a security finding', async () => {
    expect(await rulesIn(INJECTION.replace('shell=True)', 'shell=True)  # noqa'))).toEqual(['5 ruff/S602']);
    expect(await rulesIn(`# ruff: noqa\n${INJECTION}`)).toEqual(['6 ruff/S602']);
    expect(await rulesIn(`# ruff: noqa: S602\n# flake8: noqa\n${INJECTION}`)).toEqual(['7 ruff/S602']);
    expect(await rulesIn('def f():\n    return undefined_thing  # noqa: F821\n')).toEqual([]);
  });

  it('reports a syntax error as the one finding of the file', async () => {
    const [report] = await check({ 'broken.py': 'def f(:\n    x = undefined\n' });
    expect(report!.findings).toMatchObject([
      { rule: 'ruff/syntax-error', severity: 'blocker', lines: { start: 1, end: 1 } },
    ]);
  });

  it('is milder about weaknesses in tests', async () => {
    const [product, test] = await check({ 'app/run.py': INJECTION, 'tests/test_run.py': INJECTION });
    expect(product!.findings).toMatchObject([{ rule: 'ruff/S602', severity: 'warning', cwe: 'CWE-78' }]);
    expect(test!.findings).toMatchObject([{ rule: 'ruff/S602', severity: 'info' }]);
  });

  it('answers every file in order, whatever its name and content', async () => {
    const reports = await check({
      'a\nb.py': '',
      '../../etc/x.py': 'x = 1\n',
      'deep.py': `${'('.repeat(5000)}\n`,
      'c.py': INJECTION,
    });
    expect(reports.map((report) => report.path)).toEqual(['a\nb.py', '../../etc/x.py', 'deep.py', 'c.py']);
    expect(reports[3]!.findings).toHaveLength(1);
  });
});

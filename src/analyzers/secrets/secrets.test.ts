import type { FileReport } from '../port';
import { keptWorkers } from '../sandbox/testing/kept-workers';
import { secretsAnalyzer } from './secrets';
import { ALPHABETS, fakeText } from './testing/fake-secret';

const context = {
  limits: { fileTimeoutMs: 20_000, runTimeoutMs: 60_000, memoryMb: 500 },
  signal: new AbortController().signal,
};

function check(files: Readonly<Record<string, string>>): Promise<readonly FileReport[]> {
  const given = Object.entries(files).map(([path, text], index) => ({
    id: `${index}`,
    path,
    content: Buffer.from(text),
  }));
  return secretsAnalyzer(keptWorkers).analyze(given, context);
}

describe('the secrets analyzer', () => {
  it('answers every file in order, whatever its name and content', async () => {
    const token = `ghp_${fakeText(ALPHABETS.alnum, 36)}`;
    const reports = await check({
      'a\nb': `\n${token}\n`,
      '../../etc/passwd': '',
      'x.bin': '\u0000\uFFFD'.repeat(1000),
    });
    expect(reports.map(({ path, findings, error }) => [path, findings.length, error])).toEqual([
      ['a\nb', 1, undefined],
      ['../../etc/passwd', 0, undefined],
      ['x.bin', 0, undefined],
    ]);
    expect(reports[0]!.findings).toMatchObject([
      { rule: 'secrets/github-token', severity: 'blocker', lines: { start: 2, end: 2 }, cwe: 'CWE-798' },
    ]);
    expect(JSON.stringify(reports)).not.toContain(token.slice(0, 8));
  });

  it('is milder where credentials are made up, unless a vendor marked them', async () => {
    const text = `password = "${fakeText(ALPHABETS.alnum, 16)}!"\nkey = "glpat-${fakeText(ALPHABETS.alnum, 20)}"\n`;
    const reports = await check({ 'src/a.py': text, 'tests/a.py': text });
    expect(reports.map(({ findings }) => findings.map(({ severity }) => severity))).toEqual([
      ['warning', 'blocker'],
      ['info', 'blocker'],
    ]);
  });

  it('leaves binary formats alone', () => {
    const { accepts } = secretsAnalyzer(keptWorkers);
    expect(['a.png', 'lib/x.JAR', 'font.woff2'].some(accepts)).toBe(false);
    expect(['.env', 'id_rsa', 'a.pem', 'src/a.ts', 'README'].every(accepts)).toBe(true);
  });

  it('has at least seventy kinds, each with a name of its own', () => {
    const { rules } = secretsAnalyzer(keptWorkers);
    expect(rules.length).toBeGreaterThan(70);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });
});

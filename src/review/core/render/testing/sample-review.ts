import type { Review, ReviewFinding, Rule } from '../../../../domain';

const PLAIN: ReviewFinding = {
  rule: 'ruff/S602',
  tool: 'ruff',
  severity: 'blocker',
  category: 'security',
  message: 'The command goes through a shell. Pass a list of arguments instead.',
  path: 'api/orders.py',
  lines: { start: 2, end: 2 },
  state: 'new',
  side: 'new',
  fingerprint: '0a'.repeat(16),
};

const FINDING: ReviewFinding = {
  ...PLAIN,
  cwe: 'CWE-78',
  helpUrl: 'https://docs.astral.sh/ruff/rules/subprocess-popen-with-shell-equals-true/',
};

/** A finding with a place and a weakness, changed as a test needs it. */
export function sampleFinding(more: Partial<ReviewFinding> = {}): ReviewFinding {
  return { ...FINDING, ...more };
}

const FINDINGS: readonly ReviewFinding[] = [
  FINDING,
  {
    ...PLAIN,
    rule: 'oxlint/no-debugger',
    tool: 'oxlint',
    severity: 'warning',
    category: 'bug',
    message: 'A `debugger` statement was left in <b>the code</b>, says @someone | [link](https://example.org).',
    path: 'web/a `b`\u202e\u001b[31m|c.ts',
    lines: { start: 1, end: 2 },
    suggestion: '\tif (ready) {\n\t\tstart("```");\n\t}',
    fingerprint: '1b'.repeat(16),
  },
  {
    ...PLAIN,
    rule: 'ruff/F401',
    severity: 'warning',
    category: 'maintainability',
    message: '`os` is imported but never used.',
    path: 'web/ünï codé/100%.py',
    lines: { start: 3, end: 3 },
    state: 'outside_diff',
    fingerprint: '2c'.repeat(16),
  },
  {
    ...PLAIN,
    rule: 'change/no-tests',
    tool: 'change',
    severity: 'info',
    category: 'test',
    message: 'Code was changed, but no test.',
    path: null,
    lines: null,
    fingerprint: '3d'.repeat(16),
  },
  {
    ...PLAIN,
    rule: 'secrets/file',
    tool: 'secrets',
    severity: 'info',
    category: 'secret',
    message: 'A file of this name often holds keys.',
    path: 'web/.env',
    lines: null,
    state: 'there_before',
    fingerprint: '4e'.repeat(16),
  },
  { ...FINDING, lines: { start: 9, end: 9 }, state: 'fixed', side: 'old', fingerprint: '5f'.repeat(16) },
];

/** A review that has something of everything: all states, a degraded and a failed tool, skipped files, hostile names. */
export const SAMPLE_REVIEW: Review = {
  verdict: 'request_changes',
  gate: 'fail',
  gateReason: '1 new finding at or over `blocker`.',
  base: { name: 'main', commit: 'b'.repeat(40) },
  head: { name: 'topic', commit: 'a'.repeat(40) },
  durationMs: 1234,
  changedFiles: 9,
  additions: 40,
  deletions: 7,
  tools: [
    { name: 'ruff', version: '1.0.0', state: 'completed', durationMs: 300 },
    { name: 'oxlint', version: '2.0.0', state: 'degraded', durationMs: 900, reason: '1 of 3 files took too long' },
    { name: 'secrets', version: '3.0.0', state: 'failed', durationMs: 10, reason: 'it did not start' },
    { name: 'eslint', version: '4.0.0', state: 'skipped', durationMs: 0, reason: 'no file for it' },
  ],
  skipped: [
    { path: 'yarn.lock', reason: 'a lock file' },
    ...['a', 'b', 'c', 'd', 'e\n\u001b[2J'].map((name) => ({ path: `dist/${name}.js`, reason: 'generated' })),
  ],
  notices: ['The rules file is invalid at line 3: the default applies.'],
  findings: FINDINGS,
};

const SOURCES: Readonly<Record<string, readonly string[]>> = {
  'api/orders.py': ['import subprocess', 'subprocess.run(command, shell=True)  # \u001b[8mhidden', ''],
  'web/a `b`\u202e\u001b[31m|c.ts': ['debugger;', '\tstart();', ''],
};

/** Lines of the sample's files, where they are at hand. */
export function sampleSources({ path }: ReviewFinding): readonly string[] | null {
  return (path === null ? undefined : SOURCES[path]) ?? null;
}

/** Rules of the sample; one of them has no finding. */
export const SAMPLE_RULES: readonly Rule[] = ['ruff/S602', 'ruff/F401', 'oxlint/no-debugger', 'ruff/E999'].map(
  (id) => ({
    id,
    tool: id.slice(0, id.indexOf('/')),
    severity: 'warning',
    category: 'bug',
    languages: [],
    title: `What ${id} finds.`,
    ...(id === 'ruff/S602' ? { cwe: 'CWE-78', helpUrl: 'https://docs.astral.sh/ruff/' } : {}),
  }),
);

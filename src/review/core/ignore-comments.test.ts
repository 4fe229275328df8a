import type { ReviewFinding } from '../../domain';
import { splitIgnored } from './ignore-comments';

const finding: ReviewFinding = {
  rule: 'ruff/B006',
  tool: 'ruff',
  severity: 'warning',
  category: 'bug',
  message: 'A mutable default is shared.',
  path: 'a.py',
  lines: { start: 2, end: 2 },
  state: 'new',
  side: 'new',
  fingerprint: 'f',
};
const security: ReviewFinding = { ...finding, rule: 'loom/sql-injection', category: 'security' };

function ignored(one: ReviewFinding, head: readonly string[], base: readonly string[] = []): boolean {
  return splitIgnored([one], (side) => (side === 'new' ? head : base)).ignored.length === 1;
}

it.each([
  ['on its line', ['', 'x = []  # loom-ignore: ruff/B006 shared on purpose'], true],
  ['above it', ['# loom-ignore: ruff/B006 shared on purpose', 'x = []'], true],
  ['by a pattern', ['// loom-ignore: ruff/* shared on purpose', 'x'], true],
  ['without a reason', ['# loom-ignore: ruff/B006', 'x = []'], false],
  ['of another rule', ['# loom-ignore: ruff/B007 shared on purpose', 'x = []'], false],
  ['two lines above', ['x', 'x'], false],
])('a comment %s', (_, head, expected) => {
  expect(ignored(finding, head)).toBe(expected);
});

it('a change does not silence the security finding that it brings', () => {
  const head = ['', 'q(a)  # loom-ignore: loom/sql-injection trust me'];
  expect(ignored(security, head)).toBe(false);
  expect(ignored(security, head, ['', 'q(b)'])).toBe(false);
  expect(ignored(security, head, head)).toBe(true);
  expect(ignored({ ...security, state: 'there_before' }, head)).toBe(true);
  expect(ignored(security, [...head, head[1]!], head)).toBe(false);
});

it.each([
  ['is endless', 'x'.repeat(70_000)],
  ['holds wildcards without end', '*u'.repeat(32_000)],
])('a comment whose rule %s silences nothing and stops nothing', (_, rule) => {
  expect(ignored(finding, ['', `x = []  # loom-ignore: ${rule} why`])).toBe(false);
});

it('a finding without a place is not ignored', () => {
  expect(ignored({ ...finding, lines: null }, ['# loom-ignore: ruff/B006 why'])).toBe(false);
  expect(splitIgnored([finding], () => null).standing).toEqual([finding]);
});

import type { Rule } from '../../domain';
import { toFinding } from './finding';

const rule: Rule = {
  id: 'ruff/S602',
  tool: 'ruff',
  severity: 'warning',
  category: 'security',
  languages: ['python'],
  title: 'A shell',
  cwe: 'CWE-78',
};
const rules = new Map([[rule.id, rule]]);

describe('findings of ruff', () => {
  it('say what ruff says and why it matters, as plain text', () => {
    expect(toFinding(rules, { code: 'S602', message: '`run` with\n `shell=True`', start: 3, end: 4 }, 'a.py')).toEqual({
      rule: 'ruff/S602',
      tool: 'ruff',
      severity: 'warning',
      category: 'security',
      message: 'run with shell=True. A shell.',
      path: 'a.py',
      lines: { start: 3, end: 4 },
      cwe: 'CWE-78',
    });
  });

  it('carry a suggestion where there is one, even an odd one', () => {
    expect(
      toFinding(rules, { code: 'S602', message: 'm', start: 1, end: 1, suggestion: 'x\ny' }, 'a.py'),
    ).toMatchObject({ suggestion: 'x\ny' });
  });

  it.each([
    { code: 'S999', message: 'm', start: 1, end: 1 },
    { code: '__proto__', message: 'm', start: 1, end: 1 },
    { code: 'S602', start: 1, end: 1 },
    { code: 'S602', message: 'm', start: 0, end: 1 },
    { code: 'S602', message: 'm', start: 1.5, end: 2 },
    { code: 'S602', message: 'm', start: 1 },
  ])('are not made from garbage: %j', (wire) => expect(toFinding(rules, wire, 'a.py')).toBeNull());
});

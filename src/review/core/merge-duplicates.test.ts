import type { ReviewFinding } from '../../domain';
import { mergeDuplicates, sortFindings } from './merge-duplicates';

let count = 0;
function finding(more: Partial<ReviewFinding>): ReviewFinding {
  count += 1;
  return {
    rule: 'oxlint/no-eval',
    tool: 'oxlint',
    severity: 'warning',
    category: 'security',
    message: 'Wrong.',
    path: 'a.js',
    lines: { start: 1, end: 1 },
    cwe: 'CWE-95',
    state: 'new',
    side: 'new',
    fingerprint: `${count}`,
    ...more,
  };
}

describe('mergeDuplicates', () => {
  it('keeps the more severe of two tools that say the same about a line', () => {
    const severe = finding({ tool: 'eslint', rule: 'eslint/eval', severity: 'blocker' });
    expect(mergeDuplicates([finding({}), severe])).toEqual([severe]);
  });

  it('never lets what was there before hide what the change brings', () => {
    const before = finding({ tool: 'eslint', rule: 'eslint/eval', severity: 'blocker', state: 'there_before' });
    const brought = finding({});
    expect(mergeDuplicates([before, brought])).toEqual([before, brought]);
  });

  it('keeps different weaknesses, lines, sides and findings without a CWE', () => {
    const all = [
      finding({}),
      finding({ tool: 'eslint', cwe: 'CWE-79' }),
      finding({ tool: 'eslint', lines: { start: 2, end: 2 } }),
      finding({ tool: 'eslint', side: 'old', state: 'fixed' }),
    ];
    expect(mergeDuplicates(all)).toHaveLength(4);
    const { cwe, ...bare } = finding({ tool: 'eslint' });
    expect(cwe).toBeDefined();
    expect(mergeDuplicates([bare, { ...bare, fingerprint: 'x', tool: 'oxlint' }])).toHaveLength(2);
  });

  it('knows that tools file the same weakness under different numbers', () => {
    const general = finding({ tool: 'ruff', rule: 'ruff/S324', cwe: 'CWE-327' });
    const special = finding({ tool: 'loom', rule: 'loom/weak-hash', cwe: 'CWE-328' });
    expect(mergeDuplicates([general, special])).toEqual([special]);
  });

  it('keeps two findings of one tool on one line', () => {
    expect(mergeDuplicates([finding({}), finding({ rule: 'oxlint/no-new-func' })])).toHaveLength(2);
  });

  it('keeps of one rule at one place the finding that tells where the data comes from', () => {
    const bare = finding({});
    const followed = finding({ cause: 'req.query in line 1' });
    expect(mergeDuplicates([bare, followed])).toEqual([followed]);
    const other = finding({ rule: 'oxlint/no-new-func' });
    expect(mergeDuplicates([other, followed, bare])).toEqual([followed, other]);
    expect(mergeDuplicates([followed, finding({ cause: 'req.body in line 2' })])).toHaveLength(2);
  });
});

describe('sortFindings', () => {
  it('puts the most serious first, then goes by path and line', () => {
    const last = finding({ severity: 'info', path: 'a.js' });
    const second = finding({ path: 'b.js', lines: { start: 9, end: 9 } });
    const first = finding({ path: 'b.js', lines: { start: 3, end: 3 } });
    const top = finding({ severity: 'blocker', path: 'z.js' });
    expect(sortFindings([last, second, first, top])).toEqual([top, first, second, last]);
  });
});

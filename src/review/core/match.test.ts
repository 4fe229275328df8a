import fc from 'fast-check';
import type { Finding } from '../../domain';
import { locate, type Located } from './fingerprint';
import { type LineTracker, matchFindings } from './match';

function finding(rule: string, line: number, path = 'a.js'): Finding {
  return {
    rule,
    tool: 'fake',
    severity: 'warning',
    category: 'bug',
    message: 'Wrong.',
    path,
    lines: { start: line, end: line },
  };
}

/** A finding of `bad` on every line that contains the word. */
function lint(lines: readonly string[]): Located[] {
  return lines.flatMap((line, index) => (line.includes('bad') ? [locate(finding('fake/bad', index + 1), lines)] : []));
}

const same: LineTracker = { toNew: (line) => line };
const nothingKept: LineTracker = { toNew: () => null };

const code = fc.array(fc.constantFrom('good()', 'bad()', 'bad(1)', 'x = 1', '', '}'), { maxLength: 40 });

describe('matchFindings', () => {
  it('finds everything again when nothing changed', () => {
    fc.assert(
      fc.property(code, (lines) => {
        const head = lint(lines);
        expect(matchFindings([{ base: lint(lines), head, tracker: same }]).size).toBe(head.length);
      }),
    );
  });

  it('pairs one to one whatever it is given', () => {
    fc.assert(
      fc.property(code, code, fc.boolean(), (before, after, kept) => {
        const matches = matchFindings([{ base: lint(before), head: lint(after), tracker: kept ? same : nothingKept }]);
        expect(new Set(matches.values()).size).toBe(matches.size);
        for (const [head, base] of matches) expect(head.finding.rule).toBe(base.finding.rule);
      }),
    );
  });

  it('follows code that lines were inserted above', () => {
    const before = ['a', 'bad()', 'b'];
    const after = ['new', 'new bad()', 'a', 'bad()', 'b'];
    const [added, moved] = lint(after) as [Located, Located];
    const matches = matchFindings([
      { base: lint(before), head: [added, moved], tracker: { toNew: (line) => line + 2 } },
    ]);
    expect([...matches.keys()]).toEqual([moved]);
  });

  it('prefers the line that the diff kept over an equal one', () => {
    const before = ['bad()'];
    const after = ['bad()', 'bad()'];
    const head = lint(after);
    const matches = matchFindings([{ base: lint(before), head, tracker: { toNew: (line) => line + 1 } }]);
    expect([...matches.keys()]).toEqual([head[1]]);
  });

  it('follows a block that moved within the file or to another one', () => {
    const block = ['begin', 'bad()', 'end'];
    const there = lint(['top', ...block]);
    const here = lint([...block, 'bottom']);
    expect(matchFindings([{ base: there, head: here, tracker: nothingKept }]).size).toBe(1);
    const files = [
      { base: lint(['x', 'y', ...block, 'z', 'w']), head: [], tracker: same },
      { base: [], head: lint(['x', 'y', ...block, 'z', 'w']), tracker: same },
    ];
    expect(matchFindings(files).size).toBe(1);
  });

  it('takes a reworded line with the same problem for the old one', () => {
    const tracker: LineTracker = { toNew: (line) => (line === 2 ? null : line) };
    expect(matchFindings([{ base: lint(['a', 'bad(1)', 'c']), head: lint(['a', 'bad(2)', 'c']), tracker }]).size).toBe(
      1,
    );
    expect(
      matchFindings([{ base: lint(['a', 'bad(1)', 'c']), head: lint(['a', 'x', 'c', 'bad(2)']), tracker }]).size,
    ).toBe(0);
  });

  it('never pairs different rules', () => {
    const lines = ['bad()'];
    const head = [locate(finding('fake/other', 1), lines)];
    expect(matchFindings([{ base: lint(lines), head, tracker: same }]).size).toBe(0);
  });

  it('judges an edited line anew when the rule is about security', () => {
    const insecure = (lines: readonly string[]): Located[] =>
      lint(lines).map((each) => ({ ...each, finding: { ...each.finding, category: 'security' } }));
    const tracker: LineTracker = { toNew: (line) => (line === 2 ? null : line) };
    const files = [{ base: insecure(['a', 'bad(1)', 'c']), head: insecure(['a', 'bad(input)', 'c']), tracker }];
    expect(matchFindings(files).size).toBe(0);
  });
});

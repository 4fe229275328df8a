import { lineMap, parseDiff } from '../../diff';
import type { Finding, LineRange } from '../../domain';
import { placeComparisons } from './place';

const DIFF = `diff --git a/a.ts b/a.ts
--- a/a.ts
+++ b/a.ts
@@ -2,4 +2,4 @@
 two
-three
 four
+new
 five
`;
const HEAD = ['one', 'two', 'four', 'new', 'five', 'six', 'seven'];

function placed(lines: LineRange): readonly unknown[] {
  const [diff] = parseDiff(Buffer.from(DIFF)).files;
  const finding: Finding = {
    rule: 'change/x',
    tool: 'change',
    severity: 'info',
    category: 'bug',
    message: 'm',
    path: 'a.ts',
    lines,
  };
  const [found] = placeComparisons([{ diff: diff!, lines: lineMap(diff!), head: HEAD, findings: [finding] }]);
  return [found!.state, found!.lines?.start, found!.lines?.end];
}

describe('findings of a comparison', () => {
  it('stand on the line of their range that was added', () => {
    expect(placed({ start: 3, end: 5 })).toEqual(['new', 4, 4]);
  });

  it('stand beside what was only taken out', () => {
    expect(placed({ start: 3, end: 3 })).toEqual(['new', 3, 3]);
  });

  it('are outside of the diff where it shows nothing', () => {
    expect(placed({ start: 7, end: 7 })).toEqual(['outside_diff', 7, 7]);
  });

  it('have one identity for each repetition', () => {
    const [diff] = parseDiff(Buffer.from(DIFF)).files;
    const finding = { rule: 'r', tool: 't', severity: 'info', category: 'bug', message: '', path: 'a.ts' } as const;
    const findings = [1, 1].map((line) => ({ ...finding, lines: { start: line, end: line } }));
    const ids = placeComparisons([{ diff: diff!, lines: lineMap(diff!), head: HEAD, findings }]);
    expect(new Set(ids.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});

import { parseDiff } from '../../diff';
import type { Finding, LineRange } from '../../domain';
import { addedPlaces } from './added-places';

const DIFF = `diff --git a/a.ts b/a.ts
--- a/a.ts
+++ b/a.ts
@@ -1,3 +1,5 @@
 one
+new
+newer
 two
 three
`;
const [file] = parseDiff(Buffer.from(DIFF)).files;
const at = (lines: LineRange | null, rule = 'x/y'): Finding => ({
  rule,
  tool: 'x',
  severity: 'info',
  category: 'bug',
  message: 'm',
  path: 'a.ts',
  lines,
});

describe('addedPlaces', () => {
  it('counts a line once, whatever is found there, and only where the change added it', () => {
    const two = { start: 2, end: 2 };
    const findings = [at(two), at(two, 'other/rule'), at({ start: 3, end: 4 }), at({ start: 5, end: 5 }), at(null)];
    expect([...addedPlaces(file!, findings)]).toEqual(['a.ts 2', 'a.ts 3']);
  });

  it('is empty without findings', () => {
    expect(addedPlaces(file!, []).size).toBe(0);
  });
});

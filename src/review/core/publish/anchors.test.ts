import { parseDiff } from '../../../diff';
import { type Placement, placer } from './anchors';

const DIFF = `diff --git a/a.js b/a.js
--- a/a.js
+++ b/a.js
@@ -1,3 +1,5 @@
 one
+two
+three
 four
 five
@@ -20,2 +22,3 @@
 x
+y\r
 z
diff --git a/gone.js b/gone.js
deleted file mode 100644
--- a/gone.js
+++ /dev/null
@@ -1 +0,0 @@
-x
`;

function place(start: number, end: number, multiLine = true): Placement | null {
  return placer(parseDiff(Buffer.from(DIFF)), multiLine)({ path: 'a.js', lines: { start, end }, side: 'new' });
}

const at = (start: number, end: number): Placement['anchor'] => ({ path: 'a.js', side: 'new', lines: { start, end } });

describe('placer', () => {
  it('covers a range that lies in one hunk, context included', () => {
    expect(place(2, 2)).toEqual({ anchor: at(2, 2), exact: true });
    expect(place(1, 5)).toEqual({ anchor: at(1, 5), exact: true });
  });

  it('takes one line where the host cannot, or the range leaves the hunk', () => {
    expect(place(1, 3, false)).toEqual({ anchor: at(2, 2), exact: false });
    expect(place(5, 9)).toEqual({ anchor: at(5, 5), exact: false });
    expect(place(4, 23)).toEqual({ anchor: at(23, 23), exact: false });
  });

  it('offers no suggestion for lines that end in CR LF', () => {
    expect(place(23, 23)).toEqual({ anchor: at(23, 23), exact: false });
  });

  it('finds no place outside of the diff, on the old side, or for a file as a whole', () => {
    const of = placer(parseDiff(Buffer.from(DIFF)), true);
    expect(place(6, 21)).toBeNull();
    expect(of({ path: 'b.js', lines: { start: 1, end: 1 }, side: 'new' })).toBeNull();
    expect(of({ path: 'a.js', lines: { start: 2, end: 2 }, side: 'old' })).toBeNull();
    expect(of({ path: 'a.js', lines: null, side: 'new' })).toBeNull();
    expect(of({ path: null, lines: null, side: 'new' })).toBeNull();
    expect(of({ path: 'gone.js', lines: { start: 1, end: 1 }, side: 'new' })).toBeNull();
  });
});

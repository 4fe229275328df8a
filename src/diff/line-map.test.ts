import fc from 'fast-check';
import { lineMap } from './line-map';
import { parseDiff } from './parser';
import { changes, printChange } from './testing/change';
import { diffOf, onlyFile } from './testing/view';

const HEADER = ['diff --git a/f b/f', '--- a/f', '+++ b/f'];

describe('lineMap', () => {
  const map = lineMap(
    onlyFile(
      diffOf(
        ...HEADER,
        '@@ -3,3 +3,4 @@',
        ' 3',
        '-4',
        '+4a',
        '+4b',
        ' 5',
        '@@ -20 +20,0 @@',
        '-20',
        '@@ -30,0 +31 @@',
        '+31',
      ),
    ),
  );

  it('translates lines inside, between and after hunks', () => {
    expect([1, 3, 6, 10, 21, 22, 100].map((line) => map.toOld(line))).toEqual([1, 3, 5, 9, 21, 22, 99]);
    expect([1, 3, 5, 9, 19, 21, 30, 31].map((line) => map.toNew(line))).toEqual([1, 3, 6, 10, 20, 21, 30, 32]);
  });

  it('knows what was added and removed', () => {
    expect(map.addedRanges()).toEqual([
      { start: 4, end: 5 },
      { start: 31, end: 31 },
    ]);
    expect([3, 4, 5, 6, 31].map((line) => map.isAdded(line))).toEqual([false, true, true, false, true]);
    expect([3, 4, 5, 20, 21].map((line) => map.isRemoved(line))).toEqual([false, true, false, true, false]);
    expect([map.toOld(4), map.toOld(31), map.toNew(4), map.toNew(20)]).toEqual([null, null, null, null]);
  });

  it('answers null before the first line', () => {
    expect([map.toOld(0), map.toNew(-1), map.isAdded(0)]).toEqual([null, null, false]);
  });

  it('maps a file without hunks to itself', () => {
    const same = lineMap(onlyFile(diffOf('diff --git a/f b/f', 'old mode 100644', 'new mode 100755')));
    expect([same.toOld(7), same.toNew(7), same.addedRanges()]).toEqual([7, 7, []]);
  });

  it('ignores hunks that overlap earlier ones', () => {
    const odd = onlyFile(diffOf(...HEADER, '@@ -10 +10,2 @@', '-a', '+b', '+c', '@@ -1 +1 @@', '-x', '+y'));
    expect(lineMap(odd).addedRanges()).toEqual([{ start: 10, end: 11 }]);
  });

  it('finds its way again after a hunk that was left out', () => {
    const broken = ['@@ -5,2 +5,9 @@', '-a', '+b'];
    const file = onlyFile(diffOf(...HEADER, ...broken, '@@ -20 +30 @@', '-x', '+y'));
    expect([lineMap(file).toOld(31), lineMap(file).toOld(25), lineMap(file).isAdded(25)]).toEqual([21, null, false]);
  });

  it('agrees with the two files of every generated change', () => {
    fc.assert(
      fc.property(changes, (change) => {
        const of = lineMap(parseDiff(Buffer.from(printChange(change, 'f'))).files[0]!);
        let oldLine = 0;
        let newLine = 0;
        for (const { kind } of change.lines) {
          if (kind !== 'added') oldLine += 1;
          if (kind !== 'removed') newLine += 1;
          if (kind === 'context') expect([of.toNew(oldLine), of.toOld(newLine)]).toEqual([newLine, oldLine]);
          if (kind === 'added') expect([of.toOld(newLine), of.isAdded(newLine)]).toEqual([null, true]);
          if (kind === 'removed') expect([of.toNew(oldLine), of.isRemoved(oldLine)]).toEqual([null, true]);
        }
        expect([of.toNew(oldLine + 5), of.toOld(newLine + 5)]).toEqual([newLine + 5, oldLine + 5]);
      }),
    );
  });
});

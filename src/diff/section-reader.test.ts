import { diffOf, onlyFile } from './testing/view';

const HEADER = ['diff --git a/f b/f', 'index 1..2 100644', '--- a/f', '+++ b/f'];
const GOOD = ['@@ -10 +10 @@', '-x', '+y'];

describe('malformed hunks', () => {
  it.each([
    ['counts that promise more', ['@@ -1,3 +1 @@', '-a', '+b'], /a line does not fit|input ends inside/],
    ['counts that promise less', ['@@ -1,2 +1 @@', '-a', '+b', '+c', ' d'], /a line does not fit/],
    ['no change', ['@@ -1 +1 @@', ' a'], /it changes no line/],
    ['a header that is cut short', ['@@ -1,2 +1'], /its header cannot be read/],
    ['a number beyond all numbers', ['@@ -99999999999999999999999 +1 @@'], /its header cannot be read/],
  ])('with %s are left out, and later ones are read', (_case, broken, reason) => {
    const diff = diffOf(...HEADER, ...broken, ...GOOD);
    expect(onlyFile(diff)).toMatchObject({ additions: 1, deletions: 1 });
    expect(diff.notes[0]).toMatchObject({ path: 'f' });
    expect(diff.notes[0]?.reason).toMatch(reason);
  });

  it('at the end of the input are left out', () => {
    const diff = diffOf(...HEADER, ...GOOD, '@@ -20,2 +20,2 @@', '-a', '+b');
    expect(onlyFile(diff)).toMatchObject({ additions: 1, deletions: 1 });
    expect(diff.notes[0]?.reason).toBe('A hunk was left out: the input ends inside it.');
  });

  it('without a file header are read over as a whole, and no file is made of their content', () => {
    const diff = diffOf('@@ -1,2 +1,2 @@', '--- a/x', '+++ b/x', '-@@ -1 +1 @@', '+z');
    expect(diff.files).toEqual([]);
    expect(diff.notes).toEqual([
      { path: null, offset: 0, reason: 'A hunk has no file header before it; it was left out.' },
    ]);
  });

  it('after unrelated lines continue the file when their lines do', () => {
    const diff = diffOf(...HEADER, ...GOOD, 'JUNK', '@@ -20 +20 @@', '-a', '+b', 'JUNK', '@@ -1 +1 @@', '-a', '+b');
    expect(onlyFile(diff)).toMatchObject({ additions: 2, deletions: 2 });
    expect(diff.notes.map((note) => note.reason)).toEqual([
      'A hunk follows lines that are no part of a diff; it was taken for a part of the file before them.',
      'A hunk has no file header before it; it was left out.',
    ]);
  });

  it('do not make a file of a plain header', () => {
    expect(diffOf('--- a', '+++ b', '@@ -1,9 +1 @@', '-a').files).toEqual([]);
    expect(diffOf('--- a', '+++ b', 'no hunk').files).toEqual([]);
  });
});

describe('combined diffs', () => {
  it.each(['cc', 'combined'])('after diff --%s are refused by name', (word) => {
    const diff = diffOf(
      `diff --${word} m.txt`,
      'index 1,2..3',
      '--- a/m.txt',
      '+++ b/m.txt',
      '@@@ -1 -1 +1,2 @@@',
      '  a',
      '++b',
      ...HEADER,
      ...GOOD,
    );
    expect(onlyFile(diff).newPath).toBe('f');
    expect(diff.notes).toEqual([
      { path: 'm.txt', offset: 0, reason: expect.stringMatching(/combined diff/) as string },
    ]);
  });

  it('without a header of their own are refused too', () => {
    const diff = diffOf('--- a/m', '+++ b/m', '@@@ -1 -1 +1,2 @@@', '  a', '++b');
    expect(diff.files).toEqual([]);
    expect(diff.notes).toHaveLength(1);
  });
});

describe('notes', () => {
  it('are limited in number', () => {
    const diff = diffOf(...Array.from({ length: 1500 }, () => 'diff --cc m'));
    expect(diff.notes).toHaveLength(1001);
    expect(diff.notes.at(-1)?.reason).toMatch(/More than|more than/);
  });
});

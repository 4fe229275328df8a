import { HunkHeader } from './hunk-header';

function read(text: string): number[] | null {
  const header = new HunkHeader();
  const found = header.read(Buffer.from(`${text}\n`), 0);
  return found ? [header.oldStart, header.oldCount, header.newStart, header.newCount, header.sectionAt] : null;
}

describe('HunkHeader', () => {
  it.each([
    ['@@ -1,2 +3,4 @@', [1, 2, 3, 4, 15]],
    ['@@ -259 +259,7 @@ section', [259, 1, 259, 7, 18]],
    ['@@ -0,0 +1 @@', [0, 0, 1, 1, 13]],
    ['@@ -1 +1 @@no blank', [1, 1, 1, 1, 11]],
    ['@@ -9223372036854775803,7 +1,7 @@', [0x7fff_ffff, 7, 1, 7, 33]],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    '@@ -',
    '@@ -1',
    '@@ -1,2',
    '@@ -1,2 3,4 @@',
    '@@ -1,2 +3,4',
    '@@ -1, +3 @@',
    '@@ --1 +1 @@',
    '@@ -1 +1 @',
    `@@ -${'9'.repeat(40)} +1 @@`,
  ])('refuses %j', (text) => {
    expect(read(text)).toBeNull();
  });
});

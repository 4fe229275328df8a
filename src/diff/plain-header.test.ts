import { diffOf, onlyFile } from './testing/view';

const EPOCH = '1970-01-01 00:00:00.000000000 +0000';
const NOW = '2024-05-06 07:08:09.123456789 +0200';
const HUNK = ['@@ -1 +1 @@', '-a', '+b'];

describe('headers of plain diffs', () => {
  it.each([
    ['dates after a tab', `--- a/dir/f\t${NOW}`, `+++ b/dir/f\t${NOW}`, 'dir/f'],
    ['dates after spaces', `--- a/dir/f   ${NOW}`, `+++ b/dir/f   ${NOW}`, 'dir/f'],
    ['words after a tab', '--- a/f\t(revision 1)', '+++ b/f\t(working copy)', 'f'],
    ['no prefix', '--- f', '+++ f', 'f'],
    ['quotes', String.raw`--- "a/t\tb"`, String.raw`+++ "b/t\tb"`, 't\tb'],
    ['a backup name', '--- a/f', '+++ b/f.orig', 'f'],
  ])('name the file with %s', (_case, oldLine, newLine, name) => {
    expect(onlyFile(diffOf(oldLine, newLine, ...HUNK))).toMatchObject({
      status: 'modified',
      oldPath: name,
      newPath: name,
    });
  });

  it('tell added files by /dev/null and by the first second of 1970', () => {
    const hunk = ['@@ -0,0 +1 @@', '+x'];
    expect(onlyFile(diffOf('--- /dev/null', '+++ b/f', ...hunk))).toMatchObject({ status: 'added', newPath: 'f' });
    expect(onlyFile(diffOf(`--- a/f\t${EPOCH}`, `+++ b/f\t${NOW}`, ...hunk)).status).toBe('added');
  });

  it('tell deleted files likewise', () => {
    const hunk = ['@@ -1 +0,0 @@', '-x'];
    expect(onlyFile(diffOf('--- f', '+++ /dev/null', ...hunk))).toMatchObject({ status: 'deleted', oldPath: 'f' });
    expect(onlyFile(diffOf(`--- a/f\t${NOW}`, `+++ b/f\t${EPOCH}`, ...hunk)).status).toBe('deleted');
  });

  it('keep reading whole names once a pair had no folder', () => {
    const diff = diffOf('--- top', '+++ top', ...HUNK, '--- src/deep', '+++ src/deep', ...HUNK);
    expect(diff.files.map((file) => file.newPath)).toEqual(['top', 'src/deep']);
  });
});

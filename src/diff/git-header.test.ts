import { diffOf, onlyFile } from './testing/view';

const EMPTY = 'index 0000000..e69de29';

describe('git headers', () => {
  it('names an empty file by the diff line alone', () => {
    const file = onlyFile(diffOf('diff --git a/my file b/my file', 'new file mode 100755', EMPTY));
    expect(file).toMatchObject({
      status: 'added',
      oldPath: null,
      newPath: 'my file',
      oldMode: null,
      newMode: '100755',
    });
  });

  it('reads a deletion', () => {
    const file = onlyFile(
      diffOf(
        'diff --git a/f b/f',
        'deleted file mode 100644',
        'index e69de29..0000000',
        '--- a/f',
        '+++ /dev/null',
        '@@ -1 +0,0 @@',
        '-x',
      ),
    );
    expect(file).toMatchObject({ status: 'deleted', oldPath: 'f', newPath: null, oldMode: '100644', newMode: null });
  });

  it('reads a change of mode alone', () => {
    const file = onlyFile(diffOf('diff --git a/f b/f', 'old mode 100644', 'new mode 100755'));
    expect(file).toMatchObject({ status: 'modified', oldMode: '100644', newMode: '100755', oldBlob: null });
  });

  it.each(['rename', 'copy'] as const)('reads a %s without a hunk', (word) => {
    const file = onlyFile(diffOf('diff --git a/x b/y z', 'similarity index 87%', `${word} from x`, `${word} to y z`));
    expect(file).toMatchObject({ oldPath: 'x', newPath: 'y z', similarity: 87 });
    expect(file.status).toBe(word === 'copy' ? 'copied' : 'renamed');
  });

  it('decodes quoted names', () => {
    const name = String.raw`"b/caf\303\251 \"q\"\ttab\377"`;
    const file = onlyFile(diffOf(`diff --git ${name.replace('b/', 'a/')} ${name}`, 'new file mode 100644', EMPTY));
    expect(file.newPath).toBe('café "q"\ttab\ufffd');
  });

  it.each([
    ['no prefix', 'diff --git f f', '--- f', '+++ f'],
    ['a prefix of its own on each side', 'diff --git old/f new/f', '--- old/f', '+++ new/f'],
    ['the prefixes of Bitbucket Data Center', 'diff --git src://f dst://f', '--- src://f', '+++ dst://f'],
    ['carriage returns at the end of lines', 'diff --git a/f b/f\r', '--- a/f\r', '+++ b/f\r'],
  ])('reads names with %s', (_case, ...header) => {
    const file = onlyFile(diffOf(...header, '@@ -1 +1 @@', '-a', '+b'));
    expect(file).toMatchObject({ status: 'modified', oldPath: 'f', newPath: 'f', additions: 1, deletions: 1 });
  });

  it('takes /dev/null for absence also where no mode line says so', () => {
    expect(onlyFile(diffOf('diff --git a/f b/f', '--- /dev/null', '+++ b/f', '@@ -0,0 +1 @@', '+x')).status).toBe(
      'added',
    );
  });

  it('does not take a lone diff line for a file', () => {
    expect(diffOf('diff --git a/f b/f', '', 'diff --git a/g b/g').files).toEqual([]);
  });

  it('says so when a header contradicts itself', () => {
    const diff = diffOf(
      'diff --git a/f b/f',
      'deleted file mode 100644',
      'new file mode 100644',
      '--- a/f',
      '+++ /dev/null',
    );
    expect(onlyFile(diff).status).toBe('deleted');
    expect(diff.notes).toEqual([
      { path: 'f', offset: 0, reason: 'The file header is odd: it says both deleted and added.' },
    ]);
  });

  it('leaves out a file that nothing names, and its hunks', () => {
    const diff = diffOf('diff --git x y', 'index 1..2', '@@ -1 +1 @@', '---- a', '++++ b');
    expect(diff.files).toEqual([]);
    expect(diff.notes[0]?.reason).toMatch(/does not name its file/);
  });
});

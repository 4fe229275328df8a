import { BinaryPatch } from './binary-patch';
import { diffOf, onlyFile } from './testing/view';

describe('binary files', () => {
  const header = ['diff --git a/b.png b/b.png', 'index 1111111..2222222 100644'];
  const data = ['GIT binary patch', 'literal 10', 'UcmV+l0QLU>0RjUA1qKHQ2>`DEE&u=k', ''];

  it('are told by the sentence', () => {
    expect(onlyFile(diffOf(...header, 'Binary files a/b.png and b/b.png differ'))).toMatchObject({
      binary: true,
      newPath: 'b.png',
    });
  });

  it('are told by their data, which is skipped', () => {
    const diff = diffOf(...header, ...data, 'literal 0', 'HcmV?d00001', '', ...header);
    expect(diff.files.map((file) => file.binary)).toEqual([true, false]);
    expect(diff.notes).toEqual([]);
  });

  it.each([
    ['ends early', data.slice(0, 3)],
    ['has no data', data.slice(0, 1)],
    ['holds a line of a wrong length', [...data.slice(0, 2), 'Ucm', '']],
  ])('are left out with a note when the data %s', (_case, broken) => {
    const diff = diffOf(...header, ...broken);
    expect(diff.files).toEqual([]);
    expect(diff.notes).toEqual([
      { path: 'b.png', offset: 0, reason: 'The data of a binary file is broken; the file was left out.' },
    ]);
  });
});

describe('BinaryPatch', () => {
  it('may end after one block of data, and must after two', () => {
    const patch = new BinaryPatch();
    const block = ['literal 0', 'HcmV?d00001', ''];
    expect(block.map((line) => patch.take(line))).toEqual(['taken', 'taken', 'taken']);
    expect(patch.complete).toBe(true);
    expect(block.map((line) => patch.take(line))).toEqual(['taken', 'taken', 'taken']);
    expect(patch.take('literal 0')).toBe('after');
  });

  it.each(['', 'literal', 'zebra 1'])('does not start with %j', (line) => {
    expect(new BinaryPatch().take(line)).toBe('broken');
  });
});

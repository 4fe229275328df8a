import { parseDiff } from '../../src/diff';
import { diffOfNewFiles, memoryChange } from './memory-change';

describe('a change in memory', () => {
  it('tells new files as git does', () => {
    const files = [
      { path: 'a.js', head: 'one\ntwo\n' },
      { path: 'b.js', head: 'one' },
      { path: 'c.js', head: '' },
    ];
    const diff = parseDiff(Buffer.from(diffOfNewFiles(files)));
    expect(diff.notes).toEqual([]);
    const told = diff.files.map(({ status, newPath, additions }) => ({ status, newPath, additions }));
    expect(told).toEqual([
      { status: 'added', newPath: 'a.js', additions: 2 },
      { status: 'added', newPath: 'b.js', additions: 1 },
      { status: 'added', newPath: 'c.js', additions: 0 },
    ]);
    expect([...diff.files[1]!.hunks[0]!.lines()]).toMatchObject([{ text: 'one', noNewline: true }]);
  });

  it('gives equal contents one id', async () => {
    const change = memoryChange(
      [
        { path: 'a.js', base: 'old', head: 'same' },
        { path: 'b.js', base: null, head: 'same' },
      ],
      '',
    );
    const [a, b] = change.files;
    expect(a).toMatchObject({ status: 'modified', oldPath: 'a.js', newBlob: b!.newBlob });
    expect(b).toMatchObject({ status: 'added', oldPath: null, oldBlob: null });
    const contents = [];
    for await (const each of change.contents([a!.oldBlob!, a!.newBlob!], 100)) contents.push(each);
    expect(contents.map((each) => each.kind === 'bytes' && Buffer.from(each.bytes).toString())).toEqual([
      'old',
      'same',
    ]);
  });
});

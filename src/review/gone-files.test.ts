import { goneFiles } from './gone-files';
import { fakeChange } from './testing/fake-change';

const isWorthReading = (path: string): boolean => !path.startsWith('vendor/');

describe('goneFiles', () => {
  it('are what the change deletes and moves, as it was', async () => {
    const base = { 'a.ts': 'a', 'b.ts': 'b', 'c.ts': 'c', 'vendor/d.ts': 'd', 'e.ts': '// @generated\n', 'f.ts': '\0' };
    const change = fakeChange(base, { 'c.ts': 'changed', 'n.ts': 'b' });
    const moved = {
      ...change.files.find(({ oldPath }) => oldPath === 'b.ts')!,
      status: 'renamed',
      newPath: 'n.ts',
    } as const;
    const files = [moved, ...change.files.filter(({ oldPath }) => oldPath !== null && oldPath !== 'b.ts')];
    const found = await goneFiles({ ...change, files }, isWorthReading);
    expect(found.map(({ base: { path, content }, movedTo }) => [path, String(content), movedTo])).toEqual([
      ['b.ts', 'b', 'n.ts'],
      ['a.ts', 'a', null],
    ]);
  });

  it('are none of which another file took the place', async () => {
    const change = fakeChange({ 'a.ts': 'a' }, { 'b.ts': 'a' });
    const files = change.files.map((file) => (file.newPath === null ? file : { ...file, newPath: 'a.ts' }));
    expect(await goneFiles({ ...change, files }, isWorthReading)).toEqual([]);
  });
});

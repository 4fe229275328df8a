import { Failure } from '../domain';
import { filesNaming } from './files-naming';
import { fakeChange } from './testing/fake-change';

const SAME = { 'a.ts': 'save(1)', 'b.ts': 'load(1)', 'c.py': 'save(1)', 'vendor/d.ts': 'save(1)', 'e.ts': 'save\0' };
const change = fakeChange({ ...SAME, 'save.ts': 'old' }, { ...SAME, 'save.ts': 'export function save() {}' });
const isWorthReading = (path: string): boolean => !path.startsWith('vendor/');
const isTypeScript = (path: string): boolean => path.endsWith('.ts');

describe('filesNaming', () => {
  it('finds the files that the change leaves alone, by name and by word', async () => {
    const found = await filesNaming(change, change.unchanged, isWorthReading)(['store', 'save'], isTypeScript);
    expect(found.map(({ path, content }) => [path, Buffer.from(content).toString()])).toEqual([['a.ts', 'save(1)']]);
  });

  it('has contents brought before it reads them', async () => {
    const brought: string[] = [];
    const far = { ...change, bring: (blobs: readonly string[]) => Promise.resolve(void brought.push(...blobs)) };
    await filesNaming(far, far.unchanged, isWorthReading)(['save'], isTypeScript);
    expect(brought).toEqual(['new:a.ts', 'new:b.ts', 'new:e.ts']);
  });

  it('finds nothing where the host sends nothing, and stops where it has to', async () => {
    const broken = (kind: 'unavailable' | 'cancelled') => ({
      ...change,
      bring: () => Promise.reject(new Failure({ kind, what: 'No.', next: 'Wait.' })),
    });
    expect(await filesNaming(broken('unavailable'), change.unchanged, isWorthReading)(['save'], isTypeScript)).toEqual(
      [],
    );
    await expect(
      filesNaming(broken('cancelled'), change.unchanged, isWorthReading)(['save'], isTypeScript),
    ).rejects.toThrow('No.');
  });
});

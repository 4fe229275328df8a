import { createWriteQueue } from './write-queue';

it('lets one follow the other, in the order of asking, whatever becomes of them', async () => {
  const queue = createWriteQueue();
  const seen: string[] = [];
  let open: () => void = () => undefined;
  const first = queue('a', async () => {
    seen.push('first starts');
    await new Promise<void>((resolve) => (open = resolve));
    seen.push('first ends');
    throw new Error('broken');
  });
  const second = queue('a', () => Promise.resolve(seen.push('second')));
  const other = queue('b', () => Promise.resolve(seen.push('other')));
  await other;
  expect(seen).toEqual(['first starts', 'other']);
  open();
  await expect(first).rejects.toThrow('broken');
  await second;
  expect(seen).toEqual(['first starts', 'other', 'first ends', 'second']);
});

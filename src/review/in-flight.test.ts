import { inFlight } from './in-flight';

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

describe('inFlight', () => {
  it('never has more than the limit under way, and does all', async () => {
    let now = 0;
    let most = 0;
    const done: number[] = [];
    await inFlight([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, (now += 1));
      await Promise.resolve();
      await Promise.resolve();
      now -= 1;
      done.push(item);
    });
    expect(most).toBe(3);
    expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('waits for what is under way before it fails, and starts nothing more', async () => {
    const slow = gate();
    const ended: number[] = [];
    const run = inFlight([1, 2, 3], 2, async (item) => {
      if (item === 1) throw new Error('first');
      await slow.opened;
      ended.push(item);
    });
    slow.open();
    await expect(run).rejects.toThrow('first');
    expect(ended).toEqual([2]);
  });

  it('has nothing to do without items', async () => {
    await expect(inFlight([], 3, () => Promise.reject(new Error('never')))).resolves.toBeUndefined();
  });
});

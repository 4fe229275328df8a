import { setImmediate } from 'node:timers/promises';
import { oncePerTurn } from './once-per-turn';

describe('oncePerTurn', () => {
  it('does the work of a turn at its end, in order, and each of it once', async () => {
    const done: number[] = [];
    const hand = oncePerTurn((item: number) => void done.push(item));
    hand(1);
    hand(2);
    await Promise.resolve();
    expect(done).toEqual([]);
    await setImmediate();
    expect(done).toEqual([1, 2]);
    hand(3);
    await setImmediate();
    expect(done).toEqual([1, 2, 3]);
  });

  it('leaves to the next turn what the work itself hands over', async () => {
    const done: number[] = [];
    const hand = oncePerTurn((item: number) => {
      if (done.push(item) === 1) hand(item + 1);
    });
    hand(1);
    await setImmediate();
    expect(done).toEqual([1]);
    await setImmediate();
    expect(done).toEqual([1, 2]);
  });
});

import { setImmediate } from 'node:timers/promises';
import { Lane } from './lane';

describe('Lane', () => {
  it('starts the next work when the one before has ended, also when that failed', async () => {
    const lane = new Lane();
    const log: string[] = [];
    const slow = (name: string) => async () => {
      log.push(`${name} starts`);
      await setImmediate();
      log.push(`${name} ends`);
      if (name === 'b') throw new Error('b failed');
      return name;
    };
    const ended = await Promise.allSettled([lane.run(slow('a')), lane.run(slow('b')), lane.run(slow('c'))]);
    expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Queue, Recorded } from '../port';
import { deliveryOf } from '../testing/jobs';
import type { DeliveryTable } from './delivery-table';
import { Lane } from './lane';
import { recordInGroups } from './recorder';

describe('recordInGroups', () => {
  let commits: string[][];
  let hold: Promise<void>;
  let record: Queue['record'];

  beforeEach(() => {
    commits = [];
    hold = Promise.resolve();
    const table: Pick<DeliveryTable, 'record'> = {
      record: async (entries) => {
        commits.push(entries.map(({ delivery }) => delivery.id));
        await hold;
        if (entries.some(({ delivery }) => delivery.id === 'bad')) throw new Error('no');
        return entries.map(({ delivery }): Recorded => (delivery.id === 'old' ? 'duplicate' : 'recorded'));
      },
    };
    record = recordInGroups(table, new Lane(), () => undefined);
  });

  const recordAll = (ids: readonly string[]): Promise<readonly PromiseSettledResult<Recorded>[]> =>
    Promise.allSettled(ids.map((id) => record(deliveryOf(id), null)));
  const numbered = (count: number): string[] => Array.from({ length: count }, (_, number) => `d${number}`);

  it('commits at once what comes alone', async () => {
    await recordAll(['a']);
    await recordAll(['b']);
    expect(commits).toEqual([['a'], ['b']]);
  });

  it('puts what arrives during a commit into the next one', async () => {
    let release = (): void => undefined;
    hold = new Promise((done) => (release = done));
    const first = recordAll(['a']);
    await setImmediate();
    await setImmediate();
    const second = recordAll(['b', 'c']);
    release();
    await Promise.all([first, second]);
    expect(commits).toEqual([['a'], ['b', 'c']]);
  });

  it('takes 64 to a commit, and answers each for itself', async () => {
    const answers = await recordAll([...numbered(149), 'old']);
    expect(commits.map(({ length }) => length)).toEqual([64, 64, 22]);
    expect(answers.at(-2)).toEqual({ status: 'fulfilled', value: 'recorded' });
    expect(answers.at(-1)).toEqual({ status: 'fulfilled', value: 'duplicate' });
  });

  it('fails what was in the commit that failed', async () => {
    const answers = await recordAll(['bad', ...numbered(64)]);
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 64 }, () => 'rejected'), 'fulfilled']);
  });

  it('waits for more after a large commit', async () => {
    await recordAll(numbered(20));
    for (let more = 0; commits.length < 2; more += 1) {
      void record(deliveryOf(`more${more}`), null);
      await setTimeout(0);
    }
    expect(commits[1]!.length).toBeGreaterThan(1);
  });
});

import fc from 'fast-check';
import { createWriteQueue, type WriteQueue } from './write-queue';

interface Held {
  readonly name: string;
  readonly result: Promise<string>;
  end(): Promise<void>;
  fail(): Promise<void>;
}

/** Lets whatever waits for nothing but promises go on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Work that ends when it is told to; `started` tells in which order it began. */
function desk(queue: WriteQueue): {
  readonly started: string[];
  ask(kind: 'add' | 'change', key: string, name: string): Held;
} {
  const started: string[] = [];
  return {
    started,
    ask(kind, key, name) {
      let end: () => void = () => undefined;
      let fail: () => void = () => undefined;
      const gate = new Promise<string>((resolve, reject) => {
        end = () => resolve(name);
        fail = () => reject(new Error(name));
      });
      const result = queue[kind](key, () => {
        started.push(name);
        return gate;
      });
      result.catch(() => undefined);
      return { name, result, end: () => (end(), settled()), fail: () => (fail(), settled()) };
    },
  };
}

it('lets one change follow the other, in the order of asking, whatever becomes of them', async () => {
  const { started, ask } = desk(createWriteQueue());
  const first = ask('change', 'a', 'first');
  const second = ask('change', 'a', 'second');
  const elsewhere = ask('change', 'b', 'elsewhere');
  expect(started).toEqual(['first', 'elsewhere']);
  await first.fail();
  await expect(first.result).rejects.toThrow('first');
  expect(started).toEqual(['first', 'elsewhere', 'second']);
  await second.end();
  await expect(second.result).resolves.toBe('second');
  await elsewhere.end();
});

it('sends additions beside each other', async () => {
  const { started, ask } = desk(createWriteQueue());
  const all = ['1', '2', '3'].map((name) => ask('add', 'a', name));
  expect(started).toEqual(['1', '2', '3']);
  for (const each of all) await each.end();
});

it('goes back to one addition after the other when one fails, until one goes well', async () => {
  const { started, ask } = desk(createWriteQueue());
  const [first, second, third] = ['1', '2', '3'].map((name) => ask('add', 'a', name)) as [Held, Held, Held];
  await second.fail();
  const [fourth, fifth, sixth] = ['4', '5', '6'].map((name) => ask('add', 'a', name)) as [Held, Held, Held];
  expect(started).toEqual(['1', '2', '3']);
  await third.fail();
  expect(started).toEqual(['1', '2', '3']);
  await first.fail();
  expect(started).toEqual(['1', '2', '3', '4']);
  await fourth.end();
  expect(started).toEqual(['1', '2', '3', '4', '5', '6']);
  await fifth.end();
  await sixth.end();
});

it('lets no addition overtake a change that waits, and none run beside it', async () => {
  const { started, ask } = desk(createWriteQueue());
  const first = ask('add', 'a', 'add 1');
  const change = ask('change', 'a', 'change');
  const last = ask('add', 'a', 'add 2');
  expect(started).toEqual(['add 1']);
  await first.end();
  expect(started).toEqual(['add 1', 'change']);
  await change.end();
  expect(started).toEqual(['add 1', 'change', 'add 2']);
  await last.end();
});

it('starts everything once, in order, never a change beside anything (property)', async () => {
  const asked = fc.array(fc.record({ adds: fc.boolean(), fails: fc.boolean() }), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(asked, async (all) => {
      const queue = createWriteQueue();
      const order: number[] = [];
      const running = new Set<number>();
      const work = (index: number) => async (): Promise<void> => {
        order.push(index);
        running.add(index);
        const changing = [...running].some((each) => !all[each]!.adds);
        if (changing) expect(running.size).toBe(1);
        await settled();
        running.delete(index);
        if (all[index]!.fails) throw new Error('no');
      };
      const ended = await Promise.allSettled(
        all.map(({ adds }, index) => queue[adds ? 'add' : 'change']('a', work(index))),
      );
      expect(ended.map(({ status }) => status === 'rejected')).toEqual(all.map(({ fails }) => fails));
      expect(order).toEqual(all.map((_, index) => index));
    }),
    { numRuns: 60 },
  );
});

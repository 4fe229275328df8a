import { stopwatch } from './stopwatch';

it('adds up what is timed, also what fails, and nothing in between', async () => {
  let now = 100;
  const watch = stopwatch(() => now);
  const take = async (milliseconds: number): Promise<number> => {
    await Promise.resolve();
    return (now += milliseconds);
  };
  expect(await watch.time(take(30))).toBe(130);
  now += 1_000;
  await watch.time(take(5));
  await expect(watch.time(take(2).then(() => Promise.reject(new Error('no'))))).rejects.toThrow('no');
  expect(watch.total()).toBe(37);
});

it('counts once what is timed at the same time', async () => {
  let now = 0;
  const watch = stopwatch(() => now);
  const ends: (() => void)[] = [];
  const open = (): Promise<void> => watch.time(new Promise<void>((resolve) => ends.push(resolve)));
  const first = open();
  now = 10;
  const second = open();
  now = 15;
  ends[0]!();
  await first;
  now = 40;
  ends[1]!();
  await second;
  expect(watch.total()).toBe(40);
});

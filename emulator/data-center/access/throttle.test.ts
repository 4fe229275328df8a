import { createThrottle } from './throttle';

it('hands a ticket that comes back to the one who waits longest', async () => {
  const throttle = createThrottle({ tickets: 1, waitMs: 60_000 });
  const order: string[] = [];
  const first = await throttle();
  const second = throttle().then((release) => {
    order.push('second');
    return release;
  });
  const third = throttle().then((release) => {
    order.push('third');
    return release;
  });
  expect(order).toEqual([]);
  first!();
  (await second)!();
  (await third)!();
  expect(order).toEqual(['second', 'third']);
  expect(await throttle()).not.toBeNull();
});

it('gives up on a ticket that does not come, and hands it to others later', async () => {
  const throttle = createThrottle({ tickets: 1, waitMs: 1 });
  const release = await throttle();
  expect(await throttle()).toBeNull();
  release!();
  expect(await throttle()).not.toBeNull();
});

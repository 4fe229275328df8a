import { fakeServer } from '../testing';
import { serverAway } from './problem';
import { openSession, renewalDelay } from './session';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const read = { method: 'GET', path: '/api/panel' } as const;

test('sends requests under the session of the page', async () => {
  const { transport, sent } = fakeServer(() => ({ status: 200 }));
  const session = openSession(transport, 's1');
  await session.send(read);
  expect(sent).toEqual([{ ...read, session: 's1' }]);
  session.close();
});

test('renews early, then with a fifth of the time left by the server’s clock', async () => {
  const serverTime = Date.now() + 3_600_000;
  const { transport, sent } = fakeServer((_request, count) => ({
    body: { session: `s${count + 1}`, expiresAt: serverTime + 100_000 },
    serverTime,
  }));
  const session = openSession(transport, 's1');
  await jest.advanceTimersByTimeAsync(60_000);
  expect(sent.map((request) => request.session)).toEqual(['s1']);
  await jest.advanceTimersByTimeAsync(79_999);
  expect(sent).toHaveLength(1);
  await jest.advanceTimersByTimeAsync(1);
  expect(sent.map((request) => request.session)).toEqual(['s1', 's2']);
  session.close();
  await jest.advanceTimersByTimeAsync(1_000_000);
  expect(sent).toHaveLength(2);
});

test('tries again when a renewal fails', async () => {
  const { transport, sent } = fakeServer((_request, count) =>
    count === 1 ? serverAway() : { body: { session: 's2', expiresAt: Date.now() + 900_000 } },
  );
  const session = openSession(transport, 's1');
  await jest.advanceTimersByTimeAsync(60_000 + 15_000);
  expect(sent.map((request) => request.session)).toEqual(['s1', 's1']);
  session.close();
});

test('renews once for many requests that are refused, and sends each again', async () => {
  const { transport, sent } = fakeServer((request) => {
    if (request.path === '/api/session') return { body: { session: 's2', expiresAt: Date.now() + 900_000 } };
    return { status: request.session === 's1' ? 401 : 200 };
  });
  const session = openSession(transport, 's1');
  const answers = await Promise.all([session.send(read), session.send(read), session.send(read)]);
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
  expect(sent.filter((request) => request.path === '/api/session')).toHaveLength(1);
  session.close();
});

test('hands on the refusal when there is no new session, and asks only once', async () => {
  const { transport, sent } = fakeServer(() => ({ status: 401 }));
  const session = openSession(transport, 's1');
  await expect(session.send(read)).resolves.toMatchObject({ status: 401 });
  expect(sent).toHaveLength(2);
  session.close();
});

test('never renews in a hurry', () => {
  expect(renewalDelay(900_000)).toBe(720_000);
  expect(renewalDelay(-5)).toBe(10_000);
});

import { seeded, type Seeded } from '../testing/seeded';

const P = '/repositories/acme/shop.js/pullrequests/1';
let host: Seeded;

beforeAll(async () => {
  host = await seeded({ largestDiff: 100, latencyMs: 30 });
});
afterAll(() => host.emulator.close());

const comment = { content: { raw: 'hello' } };

it('a cut before leaves nothing behind, a cut after leaves the comment', async () => {
  const { faults } = host.emulator;
  faults.add({ method: 'POST', path: '/comments$', action: { kind: 'drop', when: 'before' } });
  await expect(host.call('POST', `${P}/comments`, comment)).rejects.toThrow();
  expect(host.pullRequest.comments.size).toBe(0);
  faults.add({ method: 'POST', path: '/comments$', action: { kind: 'drop', when: 'after' } });
  await expect(host.call('POST', `${P}/comments`, comment)).rejects.toThrow();
  expect(host.pullRequest.comments.size).toBe(1);
  expect((await host.call('POST', `${P}/comments`, comment)).status).toBe(201);
  expect(host.emulator.requests.filter((request) => request.status === 0)).toHaveLength(2);
});

it('a status comes as often as asked, after as many as asked, with its header and page', async () => {
  const action = { kind: 'status', status: 429, retryAfter: '7' } as const;
  host.emulator.faults.add({ path: '/pullrequests/1$', skip: 1, count: 2, action });
  const seen = [];
  for (let at = 0; at < 4; at += 1) seen.push((await host.call('GET', P)).status);
  expect(seen).toEqual([200, 429, 429, 200]);
  host.emulator.faults.add({ action: { kind: 'status', status: 503, html: true } });
  const page = await host.call('GET', P);
  expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
});

it('a diff that is too large takes too long', async () => {
  const location = (await host.call('GET', `${P}/diff`)).headers.get('location') ?? '';
  expect((await host.call('GET', location)).status).toBe(555);
});

it('calls at the same time wait at the same time', async () => {
  const start = Date.now();
  await host.call('GET', P);
  expect(Date.now() - start).toBeGreaterThanOrEqual(29);
  const together = Date.now();
  await Promise.all(Array.from({ length: 40 }, () => host.call('GET', P)));
  expect(Date.now() - together).toBeLessThan(40 * 30);
});

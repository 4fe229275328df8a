import { httpTransport } from './transport';

const before = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = before;
});

function answering(status: number, body: string, headers: Readonly<Record<string, string>> = {}): jest.Mock {
  const mock = jest.fn(() =>
    Promise.resolve({ status, text: () => Promise.resolve(body), headers: new Map(Object.entries(headers)) }),
  );
  globalThis.fetch = mock as unknown as typeof fetch;
  return mock;
}

test('asks below the base path, with the session in a header and never in the address', async () => {
  const mock = answering(200, '{"a":1}', { etag: '"1"', date: 'Wed, 25 Nov 2026 10:00:00 GMT' });
  const answer = await httpTransport('/loom')({ method: 'PUT', path: '/api/x', body: { b: 2 }, etag: '"0"' }, 's1');
  expect(answer).toEqual({ status: 200, body: { a: 1 }, etag: '"1"', serverTime: Date.UTC(2026, 10, 25, 10) });
  const [address, options] = mock.mock.calls[0] as [string, RequestInit];
  expect(address).toBe('/loom/api/x');
  expect(options.headers).toMatchObject({ authorization: 'Bearer s1', 'if-none-match': '"0"' });
  expect(options).toMatchObject({ method: 'PUT', body: '{"b":2}', credentials: 'omit' });
});

test('takes any body', async () => {
  answering(502, '<html>Bad gateway</html>');
  await expect(httpTransport('')({ method: 'GET', path: '/api/x' }, 's')).resolves.toMatchObject({
    status: 502,
    body: null,
  });
});

test('no answer, or none in time, is a server that is away', async () => {
  globalThis.fetch = ((_address: string, options: RequestInit) =>
    new Promise((_resolve, reject) => {
      options.signal?.addEventListener('abort', () => reject(new Error('aborted')));
    })) as unknown as typeof fetch;
  await expect(httpTransport('', 5)({ method: 'GET', path: '/' }, 's')).rejects.toMatchObject({ kind: 'away' });
});

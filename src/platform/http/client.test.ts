import { inspect } from 'node:util';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Authorization, Call, HttpClient, HttpSession } from './call';
import { startScriptServer, type ScriptServer } from './testing/script-server';
import { testClient } from './testing/test-client';

let server: ScriptServer;
let client: HttpClient;
let session: HttpSession;

const bearer = (token: string): Authorization => ({
  header: () => Promise.resolve(`Bearer ${token}`),
  refused: () => false,
  refusal: { what: 'The token is no longer valid.', next: 'Make a new one.' },
});
const call = (method: Call['method'], path: string, more: Partial<Call> = {}): Call => ({
  method,
  url: path.startsWith('http') ? path : `${server.url}${path}`,
  signal: new AbortController().signal,
  ...more,
});
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const drop = (_: unknown, response: { destroy(): unknown }): null => {
  response.destroy();
  return null;
};

beforeEach(async () => {
  server = await startScriptServer();
  client = testClient();
  session = client.session({ identity: 'test', authorization: bearer('first') });
});
afterEach(async () => {
  await client.close();
  await server.close();
});

describe('a call', () => {
  it('sends method, credentials and body, and reads the answer', async () => {
    server.on('PUT /x', { status: 201, body: { ok: true } });
    const answer = await session.send(call('PUT', '/x?a=%7B%7D', { body: { type: 'text/plain', text: 'ü' } }));
    expect(answer).toMatchObject({ status: 201, headers: { 'content-type': 'application/json' } });
    expect(text(answer.bytes)).toBe('{"ok":true}');
    expect(server.arrivals[0]).toMatchObject({
      url: '/x?a=%7B%7D',
      body: 'ü',
      headers: { authorization: 'Bearer first', 'content-type': 'text/plain', 'content-length': '2' },
    });
    expect(session.calls()).toBe(1);
  });

  it('tells the length of an empty POST', async () => {
    server.on('POST /approve', { status: 200, body: {} });
    await session.send(call('POST', '/approve'));
    expect(server.arrivals[0]?.headers).toMatchObject({ 'content-length': '0' });
  });

  it('lets the caller take a status for an answer', async () => {
    server.on('DELETE /x', { status: 404 });
    expect(await session.send(call('DELETE', '/x', { expected: [404] }))).toMatchObject({ status: 404 });
    await expect(session.send(call('DELETE', '/x'))).rejects.toMatchObject({ kind: 'gone' });
  });

  it('runs many at the same time over kept connections', async () => {
    const sockets = new Set<unknown>();
    let running = 0;
    let most = 0;
    let open: () => void = () => undefined;
    const allHere = new Promise<void>((resolve) => (open = resolve));
    server.on('GET /slow', async (_arrival, response) => {
      sockets.add(response.socket);
      running += 1;
      most = Math.max(most, running);
      if (running === 20) open();
      await allHere;
      running -= 1;
      return { body: {} };
    });
    await Promise.all(Array.from({ length: 40 }, () => session.send(call('GET', '/slow'))));
    expect(most).toBe(20);
    expect(sockets.size).toBeLessThanOrEqual(32);
  });
});

describe('redirects', () => {
  it('are followed as they are written, with credentials', async () => {
    server.on('GET /diff', { status: 302, headers: { location: '/repo/a:12%0D34?from=1' } });
    server.on('GET /repo/a:12%0D34', { body: 'the diff' });
    expect(text((await session.send(call('GET', '/diff'))).bytes)).toBe('the diff');
    expect(server.arrivals[1]).toMatchObject({
      url: '/repo/a:12%0D34?from=1',
      headers: { authorization: 'Bearer first' },
    });
    expect(session.calls()).toBe(2);
  });

  it('take no credentials to another origin, and none back', async () => {
    const other = await startScriptServer();
    server.on('GET /lfs', { status: 301, headers: { location: `${other.url}/media` } });
    other.on('GET /media', { status: 302, headers: { location: `${server.url}/back` } });
    server.on('GET /back', { body: 'big' });
    expect(text((await session.send(call('GET', '/lfs'))).bytes)).toBe('big');
    const [home] = server.arrivals;
    expect(home?.headers.authorization).toBe('Bearer first');
    for (const { headers } of [...other.arrivals, ...server.arrivalsOf('GET /back')]) {
      expect(headers.authorization).toBeUndefined();
    }
    await other.close();
  });

  it('end', async () => {
    server.on('GET /round', { status: 302, headers: { location: '/round' } });
    await expect(session.send(call('GET', '/round'))).rejects.toMatchObject({ kind: 'unavailable' });
    expect(server.arrivals).toHaveLength(6);
  });

  it('are not followed by writes', async () => {
    server.on('POST /x', { status: 302, headers: { location: '/elsewhere' } });
    await expect(session.send(call('POST', '/x'))).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('retries', () => {
  it('come back after a passing problem', async () => {
    server.on('GET /x', { status: 503 }, drop, { body: 'fine' });
    expect(text((await session.send(call('GET', '/x'))).bytes)).toBe('fine');
    expect(session.calls()).toBe(3);
  });

  it.each([
    ['a broken connection', drop],
    ['a problem of the host', { status: 502 }],
  ])('never repeat a POST after %s', async (_name, route) => {
    server.on('POST /x', route, { body: {} });
    await expect(session.send(call('POST', '/x'))).rejects.toMatchObject({ kind: 'unavailable' });
    expect(server.arrivals).toHaveLength(1);
  });

  it('repeat a POST that converges, and one that was refused by the limit', async () => {
    server.on('POST /x', drop, { status: 200 });
    await session.send(call('POST', '/x', { repeatable: true }));
    server.on('POST /y', { status: 429, headers: { 'retry-after': '0' } }, { status: 201 });
    expect(await session.send(call('POST', '/y'))).toMatchObject({ status: 201 });
  });

  it('read a body that was cut once more', async () => {
    const cut: Parameters<ScriptServer['on']>[1] = (_arrival, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setImmediate(() => response.destroy());
      return null;
    };
    server.on('GET /x', cut, { body: 'whole' });
    expect(text((await session.send(call('GET', '/x'))).bytes)).toBe('whole');
  });

  it('try a time-out of the host once more', async () => {
    server.on('GET /x', { status: 555 });
    await expect(session.send(call('GET', '/x'))).rejects.toMatchObject({ kind: 'unavailable' });
    expect(server.arrivals).toHaveLength(2);
  });

  it('reach a POST whose connection was refused', async () => {
    const placeholder = createServer();
    await new Promise<void>((resolve) => placeholder.listen(0, '127.0.0.1', resolve));
    const { port } = placeholder.address() as AddressInfo;
    await new Promise((resolve) => placeholder.close(resolve));
    const error = await session.send(call('POST', `http://127.0.0.1:${port}/x`)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'unavailable', message: 'The host cannot be reached.' });
    expect(session.calls()).toBe(3);
  });
});

describe('the limit', () => {
  it('is told with its wait, and nothing is sent meanwhile', async () => {
    server.on('GET /x', { status: 429 });
    await expect(session.send(call('GET', '/x'))).rejects.toMatchObject({
      kind: 'rate-limited',
      retryAfterMs: 60_000,
    });
    await expect(session.send(call('GET', '/x'))).rejects.toMatchObject({ kind: 'rate-limited' });
    expect(server.arrivals).toHaveLength(1);
    const other = client.session({ identity: 'other', authorization: null });
    server.on('GET /y', { body: {} });
    await other.send(call('GET', '/y'));
  });

  it('is shared by all sessions of an identity', async () => {
    const small = testClient({ limits: { data: 2, files: 1 } });
    const one = small.session({ identity: 'a', authorization: null });
    const two = small.session({ identity: 'a', authorization: null });
    server.on('GET /x', { body: {} });
    await one.send(call('GET', '/x', { urgency: 'person' }));
    await expect(two.send(call('GET', '/x', { urgency: 'background' }))).rejects.toMatchObject({
      kind: 'rate-limited',
    });
    await two.send(call('GET', '/x', { urgency: 'person' }));
    await one.send(call('GET', '/x', { rateClass: 'files' }));
    await small.close();
  });
});

describe('credentials', () => {
  it('are renewed once when the host refuses them', async () => {
    const headers = ['Bearer old', 'Bearer new'];
    const renewing: Authorization = {
      header: () => Promise.resolve(headers[0]!),
      refused: () => headers.length > 1 && headers.shift() !== undefined,
      refusal: { what: 'Refused.', next: 'Act.' },
    };
    const renewed = client.session({ identity: 'r', authorization: renewing });
    server.on('POST /x', ({ headers: sent }) => ({ status: sent.authorization === 'Bearer new' ? 200 : 401 }));
    expect(await renewed.send(call('POST', '/x'))).toMatchObject({ status: 200 });
    server.on('GET /never', { status: 401 });
    await expect(renewed.send(call('GET', '/never'))).rejects.toMatchObject({
      kind: 'unauthenticated',
      message: 'Refused.',
    });
  });

  it('appear in no failure', async () => {
    const secret = ['s3cr3t', 'v4lue'].join('-');
    const leaky = client.session({ identity: 'l', authorization: bearer(secret) });
    server.on('GET /x', ({ headers }) => ({ status: 400, body: { error: { message: headers.authorization } } }));
    server.on('GET /cut', drop);
    for (const path of [`/x?token=${secret}`, `/cut?token=${secret}`]) {
      const error = (await leaky.send(call('GET', path)).catch((reason: unknown) => reason)) as Error;
      const all = inspect(error, { depth: 10, showHidden: true });
      expect(all).not.toContain(secret);
    }
  });
});

describe('conditional requests', () => {
  it('take a known answer when the host says that nothing changed', async () => {
    server.on('GET /x', ({ headers }) =>
      headers['if-none-match'] === '"1"' ? { status: 304 } : { headers: { etag: '"1"' }, body: 'known' },
    );
    await session.send(call('GET', '/x'));
    const again = await session.send(call('GET', '/x'));
    expect([again.status, text(again.bytes)]).toEqual([200, 'known']);
    const other = client.session({ identity: 'other', authorization: null });
    await other.send(call('GET', '/x'));
    expect(server.arrivals.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"', undefined]);
  });
});

describe('limits and ends', () => {
  it('refuses a body that is too large', async () => {
    server.on('GET /x', { body: 'x'.repeat(5000) });
    await expect(session.send(call('GET', '/x', { maxBytes: 1000 }))).rejects.toMatchObject({ kind: 'too-large' });
    const { body } = await session.stream(call('GET', '/x', { maxBytes: 1000 }));
    await expect(readAll(body)).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('gives up on a host that does not answer', async () => {
    const impatient = testClient({ answerTimeoutMs: 1000, maxWaitMs: 0 });
    server.on('GET /x', () => new Promise(() => undefined));
    const waiting = impatient.session({ identity: 'i', authorization: null }).send(call('GET', '/x'));
    await expect(waiting).rejects.toMatchObject({ kind: 'unavailable', message: 'The host did not answer in time.' });
    await impatient.close();
  });

  it.each(['before the answer', 'in the body', 'while waiting for another try'])('is cancelled %s', async (when) => {
    const stopping = new AbortController();
    server.on('GET /x', (_arrival, response) => {
      if (when === 'in the body') response.write('part');
      setTimeout(() => stopping.abort(), 20);
      return when === 'while waiting for another try' ? { status: 503, headers: { 'retry-after': '1' } } : null;
    });
    await expect(session.send(call('GET', '/x', { signal: stopping.signal }))).rejects.toMatchObject({
      kind: 'cancelled',
    });
  });

  it('streams', async () => {
    server.on('GET /x', { body: 'abc' });
    const answer = await session.stream(call('GET', '/x'));
    expect(await readAll(answer.body)).toBe('abc');
  });

  it('tells a break in a stream as a failure', async () => {
    server.on('GET /x', (_arrival, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
      return null;
    });
    const { body } = await session.stream(call('GET', '/x'));
    await expect(readAll(body)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

async function readAll(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

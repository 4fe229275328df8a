import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { bodySignature, type Parcel } from './parcel';
import { createPostOffice, type PostOffice, type PostOfficeOptions } from './post-office';
import { startSubscriber, type Subscriber } from './testing/subscriber';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function subscriber(answer?: (response: ServerResponse, number: number) => void): Promise<Subscriber> {
  const started = await startSubscriber(answer);
  open.push(started);
  return started;
}

function office(options: PostOfficeOptions = {}): PostOffice {
  const opened = createPostOffice({ retryDelaysMs: [5, 5], timeoutMs: 2000, ...options });
  open.push(opened);
  return opened;
}

function parcel(url: string, text = '{"a":1}', more: Partial<Parcel> = {}): Parcel {
  return { event: 'pullrequest:created', hookUuid: '{aa-bb}', url: `${url}/hook`, body: Buffer.from(text), ...more };
}

describe('the post office', () => {
  it('sends the headers that Bitbucket sends', async () => {
    const app = await subscriber();
    const post = office();
    post.send(parcel(app.url));
    await post.idle();
    expect(app.received[0]).toMatchObject({
      path: '/hook',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Bitbucket-Webhooks/2.0',
        'x-event-key': 'pullrequest:created',
        'x-hook-uuid': 'aa-bb',
        'x-attempt-number': '1',
      },
    });
    expect(app.received[0]?.headers).not.toHaveProperty('x-hub-signature');
    expect(app.received[0]?.body.toString()).toBe('{"a":1}');
    expect(post.log).toMatchObject([{ outcome: 'delivered', status: 204, attempt: 1, bytes: 7 }]);
  });

  it('signs the bytes as sent', async () => {
    const known = ['loom', 'webhook', 'secret'].join('-');
    expect(bodySignature(Buffer.from('{"event":"ping"}'), known)).toBe(
      'sha256=5190989df91da7750db113a51258aa5d00cb3439b2a086c6a7409733572c765f',
    );
    const secret = randomBytes(8).toString('hex');
    const app = await subscriber();
    const post = office();
    post.send(parcel(app.url, '{"t":"ü"}', { secret }));
    await post.idle();
    expect(app.received[0]?.headers['x-hub-signature']).toBe(bodySignature(Buffer.from('{"t":"ü"}'), secret));
  });

  it('tries three times at server errors, with one request id and a fresh authorization each', async () => {
    let tokens = 0;
    const app = await subscriber((response) => response.writeHead(503).end('busy'));
    const post = office();
    post.send(parcel(app.url, '{}', { authorize: () => `JWT ${++tokens}` }));
    await post.idle();
    expect(app.received.map(({ headers }) => headers['x-attempt-number'])).toEqual(['1', '2', '3']);
    expect(app.received.map(({ headers }) => headers.authorization)).toEqual(['JWT 1', 'JWT 2', 'JWT 3']);
    expect(new Set(app.received.map(({ headers }) => headers['x-request-uuid'])).size).toBe(1);
    expect(post.log.at(-1)).toMatchObject({ outcome: 'refused', status: 503, answer: 'busy' });
  });

  it('stops at the first success', async () => {
    const app = await subscriber((response, number) => response.writeHead(number === 0 ? 500 : 200).end());
    const post = office();
    post.send(parcel(app.url));
    await post.idle();
    expect(post.log.map(({ status }) => status)).toEqual([500, 200]);
  });

  it.each([400, 401, 404, 302])('does not repeat what was answered with %d', async (status) => {
    const app = await subscriber((response) => response.writeHead(status, { location: '/elsewhere' }).end());
    const post = office();
    post.send(parcel(app.url));
    await post.idle();
    expect(app.received).toHaveLength(1);
  });

  it('gives up waiting and tries again', async () => {
    const app = await subscriber((response, number) => {
      if (number > 0) response.writeHead(204).end();
    });
    const post = office({ timeoutMs: 60 });
    post.send(parcel(app.url));
    await post.idle();
    expect(post.log.map(({ outcome }) => outcome)).toEqual(['timeout', 'delivered']);
  });

  it('says when nobody listens', async () => {
    const app = await startSubscriber();
    await app.close();
    const post = office({ retryDelaysMs: [] });
    post.send(parcel(app.url));
    await post.idle();
    expect(post.log).toMatchObject([{ outcome: 'unreachable', status: null }]);
  });

  it('does not send what is too large', async () => {
    const app = await subscriber();
    const post = office();
    post.send(parcel(app.url, 'x'.repeat(256 * 1024)));
    post.send(parcel(app.url, 'x'.repeat(256 * 1024 + 1)));
    await post.idle();
    expect(app.received).toHaveLength(1);
    expect(post.log.map(({ outcome }) => outcome).sort()).toEqual(['delivered', 'too-large']);
  });

  it('gives up at once when it closes', async () => {
    const app = await subscriber(() => undefined);
    const post = office();
    post.send(parcel(app.url));
    await post.close();
    post.send(parcel(app.url));
    await post.idle();
    expect(post.log.length).toBeLessThanOrEqual(1);
  });
});

describe('faults on the way', () => {
  it.each([true, false])('duplicates (same request id: %s)', async (sameRequest) => {
    const app = await subscriber();
    const post = office();
    post.faults.add({ kind: 'duplicate', event: 'pullrequest:created', sameRequest });
    post.send(parcel(app.url));
    post.send(parcel(app.url, '{"second":1}'));
    await post.idle();
    const firsts = app.received.filter(({ body }) => body.toString() === '{"a":1}');
    expect(app.received).toHaveLength(3);
    expect(new Set(firsts.map(({ headers }) => headers['x-request-uuid'])).size).toBe(sameRequest ? 1 : 2);
  });

  it('drops only the events meant, and as many as meant', async () => {
    const app = await subscriber();
    const post = office();
    post.faults.add({ kind: 'drop', event: 'repo:push', count: 2 });
    for (const event of ['repo:push', 'pullrequest:created', 'repo:push', 'repo:push']) {
      post.send(parcel(app.url, '{}', { event }));
    }
    await post.idle();
    expect(app.received.map(({ headers }) => headers['x-event-key']).sort()).toEqual([
      'pullrequest:created',
      'repo:push',
    ]);
  });

  it('reorders', async () => {
    const app = await subscriber();
    const post = office();
    post.faults.add({ kind: 'reorder', delayMs: 5000 });
    post.send(parcel(app.url, '1'));
    post.send(parcel(app.url, '2'));
    await post.idle();
    expect(app.received.map(({ body }) => body.toString())).toEqual(['2', '1']);
  });

  it('delays', async () => {
    const app = await subscriber();
    const post = office();
    post.faults.add({ kind: 'delay', delayMs: 50 });
    const sentAt = Date.now();
    post.send(parcel(app.url));
    await post.idle();
    expect((post.log[0]?.startedAt ?? 0) - sentAt).toBeGreaterThanOrEqual(45);
  });
});

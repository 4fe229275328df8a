import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DATA_CENTER_SENDER, parseDataCenterWebhook } from '../platform/data-center-webhook';
import { aDelivery } from '../platform/data-center-webhook/testing/a-delivery';
import { webhookHandler } from './http';
import { namedDoors } from './named-doors';
import { receive, type ReceiveDeps } from './receive';
import type { Door, WebhookRequest } from './request';
import { doorDeps, receiveDeps, rememberingQueue, signedRequest } from './testing/intake-world';
import { tokenDoor } from './token-door';

const SECRET = ['of', 'the', 'data', 'center'].join('-');
const REQUEST_ID = '0b5b5b7e-5d0f-4b5e-9d7e-2f1a6c3d4e5f';

function door(tenant = 'server', secret = SECRET): Door {
  return tokenDoor({ ...doorDeps(secret), name: 'server', sender: DATA_CENTER_SENDER, tenant });
}

function deps(queue = rememberingQueue()): ReceiveDeps {
  return { ...receiveDeps(queue), parse: parseDataCenterWebhook };
}

function delivery(body: Buffer, secret = SECRET, headers: Record<string, string | undefined> = {}): WebhookRequest {
  return {
    ...signedRequest(body, secret, {
      'x-event-key': 'pr:opened',
      'x-request-uuid': undefined,
      'x-request-id': REQUEST_ID,
      ...headers,
    }),
    url: '/api/webhooks/bitbucket-server',
  };
}

describe('a webhook of Bitbucket Data Center', () => {
  it('is recorded once by its request id, for the pull request it is about', async () => {
    const queue = rememberingQueue();
    for (const text of ['Accepted.', 'Accepted before.']) {
      expect(await receive(door(), delivery(aDelivery()), deps(queue))).toEqual({ status: 202, text });
    }
    expect(queue.recorded).toEqual([
      {
        delivery: { tenant: 'server', id: REQUEST_ID, event: 'pr:opened' },
        job: expect.objectContaining({ key: 'review:server:231:87', priority: 10 }) as unknown,
      },
    ]);
  });

  it('asks for the same job when a repository and its project both send it', async () => {
    const queue = rememberingQueue();
    await receive(door(), delivery(aDelivery()), deps(queue));
    await receive(door(), delivery(aDelivery(), SECRET, { 'x-request-id': 'another-request' }), deps(queue));
    expect(new Set(queue.recorded.map(({ job }) => job.key))).toEqual(new Set(['review:server:231:87']));
    expect(queue.recorded.map(({ job }) => job.payload)).toEqual(Array(2).fill(queue.recorded[0]!.job.payload));
  });

  it('is signed over its bytes as the documentation says', async () => {
    const body = Buffer.from('{"eventKey":"pr:opened","date":"2026-11-22T09:15:30+0000"}');
    const signature = 'sha256=81c59b12f7677d6c76c04e5d98c7071f47c6b43622e71dd0b4a11ef87975d9d3';
    const request = delivery(body, '', { 'x-hub-signature': signature });
    expect(await door('server', ['loom', 'secret'].join('-')).prove(request)).toMatchObject({ tenant: 'server' });
    expect(await door().prove(request)).toMatchObject({ refused: { status: 401 } });
  });

  it('is refused without a signature, whatever it says', async () => {
    const unsigned = delivery(aDelivery(), SECRET, { 'x-hub-signature': undefined });
    expect(await receive(door(), unsigned, deps())).toMatchObject({ status: 401 });
  });

  it('is not counted as a refusal when it is genuine and cannot be read', async () => {
    const answer = await receive(door(), delivery(Buffer.from('{')), deps());
    expect(answer).toMatchObject({ status: 200, text: expect.stringMatching(/not JSON/) as unknown });
  });
});

describe('a connection test of Bitbucket Data Center', () => {
  let server: Server;
  let address: string;
  const queue = rememberingQueue();
  beforeAll(async () => {
    server = createServer(webhookHandler(door(), deps(queue)));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/webhooks/bitbucket-server`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  it.each([
    ['with a body', '{"test": true}', { 'content-type': 'application/json; charset=utf-8' }],
    ['without one', undefined, {}],
  ])('is answered unsigned, %s, and does nothing', async (_, body, headers) => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { ...headers, 'x-event-key': 'diagnostics:ping', 'x-request-id': REQUEST_ID },
      ...(body === undefined ? {} : { body }),
    });
    expect([answer.status, await answer.json()]).toEqual([200, { message: 'The connection works.' }]);
    expect(queue.recorded).toEqual([]);
  });
});

describe('several connections behind one address', () => {
  const other = ['of', 'another', 'instance'].join('-');
  const doors = namedDoors(
    new Map([
      ['main', door()],
      ['lab', door('lab', other)],
    ]),
  );

  it('are told apart by their name, each with its own secret', async () => {
    const at = (query: string, secret: string): WebhookRequest => {
      const request = delivery(aDelivery(), secret);
      return { ...request, url: `${request.url}${query}` };
    };
    expect(await doors.prove(at('?connection=lab', other))).toMatchObject({ tenant: 'lab' });
    expect(await doors.prove(at('?connection=main', SECRET))).toMatchObject({ tenant: 'server' });
    expect(await doors.prove(at('?connection=lab', SECRET))).toMatchObject({ refused: { status: 401 } });
    expect(await doors.prove(at('?connection=gone', SECRET))).toMatchObject({ refused: { status: 404 } });
    expect(await doors.prove(at('', SECRET))).toMatchObject({ refused: { status: 404 } });
  });
});

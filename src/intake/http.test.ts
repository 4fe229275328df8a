import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anEvent } from '../platform/cloud-webhook/testing/an-event';
import { webhookHandler } from './http';
import { doorDeps, receiveDeps, rememberingQueue, signedRequest } from './testing/intake-world';
import { tokenDoor } from './token-door';

const SECRET = ['over', 'http', 'secret'].join('-');

describe('webhookHandler', () => {
  let server: Server;
  let address: string;
  const queue = rememberingQueue();

  beforeAll(async () => {
    server = createServer(webhookHandler(tokenDoor(doorDeps(SECRET)), receiveDeps(queue)));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/webhooks/bitbucket`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  function post(body: Uint8Array, headers: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(address, { method: 'POST', body: Buffer.from(body), headers });
  }

  it('takes the bytes as they were sent', async () => {
    const source = { branch: { name: 'größe-🎉' }, commit: { hash: '1a2b3c4d5e6f' }, repository: null };
    const body = Buffer.concat([anEvent({ source }), Buffer.from('\n')]);
    const { headers } = signedRequest(body, SECRET);
    const answer = await post(body, headers as Record<string, string>);
    expect([answer.status, await answer.json()]).toEqual([202, { message: 'Accepted.' }]);
    expect(queue.recorded.map(({ job }) => job.payload)).toMatchObject([{ source: { branch: 'größe-🎉' } }]);
  });

  it('refuses other methods, other types and bodies that are too large', async () => {
    expect((await fetch(address)).status).toBe(405);
    expect((await post(Buffer.from('{}'), { 'content-type': 'text/plain' })).status).toBe(415);
    const large = Buffer.alloc(2 * 1024 * 1024, 32);
    const status = await post(large, { 'content-type': 'application/json' }).then(
      (answer) => answer.status,
      // The server hangs up while the rest is still on its way.
      () => 413,
    );
    expect(status).toBe(413);
  });
});

import type { Installation } from '../domain';
import { anEvent } from '../platform/cloud-webhook/testing/an-event';
import { connectDoor, type ConnectDoorDeps, type JwtCheck } from './connect-door';
import { receive } from './receive';
import { receiveDeps, rememberingQueue, signedRequest } from './testing/intake-world';
import type { WebhookRequest } from './request';

const ACTIVE: Installation = {
  id: 't1',
  kind: 'cloud-connect',
  clientKey: 'connection:1',
  workspace: '{workspace}',
  workspaceName: 'Acme',
  state: 'active',
  account: null,
};
const SECRETS = { sharedSecret: ['s', '1'].join(''), previousSecret: ['s', '0'].join(''), previousUntil: 5_000 };

function door(change: Partial<ConnectDoorDeps> = {}): ReturnType<typeof connectDoor> {
  return connectDoor({
    installationOf: (clientKey) => Promise.resolve(clientKey === ACTIVE.clientKey ? ACTIVE : null),
    secretsOf: () => Promise.resolve(SECRETS),
    claimedClientKey: (token) => (token === 'good' ? 'connection:1' : token === 'foreign' ? 'connection:2' : null),
    verify: ({ token }) => token === 'good',
    now: () => 1_000,
    ...change,
  });
}

function request(authorization: string | undefined): WebhookRequest {
  const data = JSON.parse(anEvent().toString('utf8')) as object;
  const body = Buffer.from(JSON.stringify({ event: 'pullrequest:updated', data }));
  return { ...signedRequest(body, '', { authorization, 'x-event-key': undefined }), url: '/connect/webhooks' };
}

describe('a webhook of the app', () => {
  it('is recorded for the installation that signed it', async () => {
    const queue = rememberingQueue();
    expect(await receive(door(), request('JWT good'), receiveDeps(queue))).toMatchObject({ status: 202 });
    expect(queue.recorded[0]?.job.key).toBe('review:t1:{repo}:7');
  });

  it.each([undefined, 'Bearer good', 'jwt good', 'JWT bad', 'JWT foreign'])('is refused with %p', async (header) => {
    expect(await receive(door(), request(header), receiveDeps(rememberingQueue()))).toMatchObject({ status: 401 });
  });

  it.each(['pending', 'uninstalled'] as const)('is refused for an installation that is %s', async (state) => {
    const other = door({ installationOf: () => Promise.resolve({ ...ACTIVE, state }) });
    expect(await receive(other, request('JWT good'), receiveDeps(rememberingQueue()))).toMatchObject({ status: 401 });
  });

  it('covers the installation’s own workspace only: the body is not signed', async () => {
    const other = door({ installationOf: () => Promise.resolve({ ...ACTIVE, workspace: '{another}' }) });
    expect(await receive(other, request('JWT good'), receiveDeps(rememberingQueue()))).toMatchObject({ status: 403 });
  });

  it('checks the address as it was sent, and the previous secret only while it counts', async () => {
    const checks: JwtCheck[] = [];
    const verify = (check: JwtCheck): boolean => checks.push(check) > 0;
    await receive(door({ verify }), request('JWT good'), receiveDeps(rememberingQueue()));
    await receive(door({ verify, now: () => 6_000 }), request('JWT good'), receiveDeps(rememberingQueue()));
    expect(checks[0]).toMatchObject({
      method: 'POST',
      url: '/connect/webhooks',
      clientKey: 'connection:1',
      now: 1_000,
    });
    expect(checks.map(({ secrets }) => secrets.length)).toEqual([2, 1]);
  });
});

import { anEvent } from '../platform/cloud-webhook/testing/an-event';
import type { WebhookSecrets } from '../store';
import { receive } from './receive';
import { doorDeps, receiveDeps, rememberingQueue, signedRequest } from './testing/intake-world';
import { tokenDoor, type TokenDoorDeps } from './token-door';

const SECRET = ['a', 'global', 'secret'].join('-');
const OWN = ['its', 'own', 'secret'].join('-');

function door(change: Partial<TokenDoorDeps> = {}): ReturnType<typeof tokenDoor> {
  return tokenDoor({ ...doorDeps(SECRET), ...change });
}

describe('a webhook with a secret', () => {
  it('is recorded once, with its job', async () => {
    const queue = rememberingQueue();
    const request = signedRequest(anEvent(), SECRET);
    expect(await receive(door(), request, receiveDeps(queue))).toEqual({ status: 202, text: 'Accepted.' });
    expect(await receive(door(), request, receiveDeps(queue))).toEqual({ status: 202, text: 'Accepted before.' });
    expect(queue.recorded).toEqual([
      {
        delivery: { tenant: 'token', id: '11111111-2222-3333-4444-555555555555', event: 'pullrequest:created' },
        job: {
          key: 'review:token:{repo}:7',
          priority: 10,
          payload: expect.objectContaining({
            kind: 'review',
            number: 7,
            headCommit: '1a2b3c4d5e6f',
            again: false,
          }) as unknown,
        },
      },
    ]);
  });

  it.each([
    ['no signature', { 'x-hub-signature': undefined }, 401, /X-Hub-Signature is missing/],
    ['another signature', { 'x-hub-signature': `sha256=${'0'.repeat(64)}` }, 401, /does not fit the body/],
    ['no event key', { 'x-event-key': undefined }, 400, /X-Event-Key is missing/],
  ])('is refused with %s', async (_, headers, status, text) => {
    const queue = rememberingQueue();
    const answer = await receive(door(), signedRequest(anEvent(), SECRET, headers), receiveDeps(queue));
    expect(answer).toMatchObject({ status, text: expect.stringMatching(text) as unknown });
    expect(queue.recorded).toEqual([]);
  });

  it('fails closed without any secret, and says which variable is missing', async () => {
    const answer = await receive(
      door({ globalSecrets: [] }),
      signedRequest(anEvent(), ''),
      receiveDeps(rememberingQueue()),
    );
    expect(answer).toMatchObject({ status: 401, text: expect.stringMatching(/BITBUCKET_WEBHOOK_SECRET/) as unknown });
  });

  it('says what is missing when there is no credential to work with', async () => {
    const answer = await receive(
      door({ tenant: null }),
      signedRequest(anEvent(), SECRET),
      receiveDeps(rememberingQueue()),
    );
    expect(answer).toMatchObject({ status: 403, text: expect.stringMatching(/BITBUCKET_ACCESS_TOKEN/) as unknown });
  });

  it('is answered 200 with the reason when there is nothing to do, 400 when it is none', async () => {
    const deps = receiveDeps(rememberingQueue());
    const push = signedRequest(anEvent(), SECRET, { 'x-event-key': 'repo:push' });
    expect(await receive(door(), push, deps)).toMatchObject({ status: 200 });
    expect(await receive(door(), signedRequest(Buffer.from('{'), SECRET), deps)).toMatchObject({ status: 400 });
  });

  it('is answered 503 when it cannot be written down, so that the host tries again', async () => {
    const full = { record: () => Promise.reject(new Error('disk full')) };
    const answer = await receive(door(), signedRequest(anEvent(), SECRET), receiveDeps(full));
    expect(answer).toMatchObject({ status: 503, retryAfterSeconds: 30 });
  });

  it('takes equal bytes for the same delivery when the host gives no id', async () => {
    const queue = rememberingQueue();
    const request = signedRequest(anEvent(), SECRET, { 'x-request-uuid': undefined });
    await receive(door(), request, receiveDeps(queue));
    expect(await receive(door(), request, receiveDeps(queue))).toMatchObject({ text: 'Accepted before.' });
  });
});

describe('a webhook with a secret of its repository', () => {
  const address = '/api/webhooks/bitbucket?tenant=t1&repository=%7Brepo%7D';

  it('counts for that repository, under its own secret only', async () => {
    const deps = receiveDeps(rememberingQueue());
    const own = door({ secretsOf: () => Promise.resolve({ current: OWN, previous: null }) });
    expect(await receive(own, { ...signedRequest(anEvent(), OWN), url: address }, deps)).toMatchObject({ status: 202 });
    expect(await receive(own, { ...signedRequest(anEvent(), SECRET), url: address }, deps)).toMatchObject({
      status: 401,
    });
    const foreign = address.replace('repo%7D', 'other%7D');
    expect(await receive(own, { ...signedRequest(anEvent(), OWN), url: foreign }, deps)).toMatchObject({ status: 403 });
  });

  it('accepts a secret that was changed a moment ago, and the one before', async () => {
    let secrets: WebhookSecrets = { current: SECRET, previous: null };
    let time = 0;
    const own = door({ secretsOf: () => Promise.resolve(secrets), now: () => time });
    const deps = receiveDeps(rememberingQueue());
    await receive(own, { ...signedRequest(anEvent(), SECRET), url: address }, deps);
    secrets = { current: OWN, previous: SECRET };
    time = 2_000;
    expect(await receive(own, { ...signedRequest(anEvent(), OWN), url: address }, deps)).toMatchObject({ status: 202 });
    expect(await receive(own, { ...signedRequest(anEvent(), SECRET), url: address }, deps)).toMatchObject({
      status: 202,
    });
  });
});

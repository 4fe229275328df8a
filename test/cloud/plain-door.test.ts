import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { HostEvent, PullRequest } from '../../emulator';
import { openQueue, type Queue } from '../../src/queue';
import { accessToken, apiToken, oauthConsumer } from './credentials';
import { ORDERS, ORDERS_REVIEWED } from './orders';
import { settle, settleQueue } from './settle';
import { standingOf } from './standing';
import { type CloudWorld, makeCloudWorld, refereeOption } from './world';

describe('plain webhooks', () => {
  let world: CloudWorld;
  let queue: Queue;
  let pulls = 0;

  beforeAll(async () => {
    world = await makeCloudWorld({ base: { 'README.md': '# Shop\n' }, ...refereeOption() });
    queue = await openQueue(world.databaseUrl);
  });
  afterAll(async () => {
    await queue.close();
    await world.close();
  });

  function open(repository = world.repository): Promise<PullRequest> {
    pulls += 1;
    return world.openPullRequest({ branch: `change-${pulls}`, files: { 'api/orders.py': ORDERS }, repository });
  }

  it.each([
    ['an API token', apiToken],
    ['an OAuth consumer', oauthConsumer],
    ['an access token', accessToken],
  ])('are answered with a review through %s', async (_name, make) => {
    const { account, settings } = make(world.emulator.world, world.workspace);
    const loom = await world.startLoom(settings);
    const pull = await open();
    await settle(world, queue, pull);
    await loom.stop();
    expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
    expect(new Set([...pull.comments.values()].map(({ author }) => author))).toEqual(new Set([account]));
  });

  describe('while the secret is being changed', () => {
    const fresh = randomBytes(16).toString('hex');
    let old: string;
    let url: string;
    let told: HostEvent;

    beforeAll(async () => {
      old = world.settings.BITBUCKET_WEBHOOK_SECRET ?? '';
      const loom = await world.startLoom({ BITBUCKET_WEBHOOK_SECRET: `${fresh},${old}` });
      url = `${loom.url}/api/webhooks/bitbucket`;
      const stop = world.emulator.world.onEvent((event) => {
        if (event.key === 'pullrequest:created') told = event;
      });
      // Signed with the old secret.
      await settle(world, queue, await open());
      stop();
    });

    function writes(): number {
      return world.emulator.requests.filter(({ method }) => method !== 'GET').length;
    }

    async function post(
      headers: Readonly<Record<string, string>>,
      body = JSON.stringify(told.payload),
    ): Promise<{ status: number; message: string }> {
      const own = { 'content-type': 'application/json', 'x-event-key': told.key, 'x-request-uuid': randomUUID() };
      const answer = await fetch(url, { method: 'POST', headers: { ...own, ...headers }, body });
      const { message } = (await answer.json()) as { message: string };
      return { status: answer.status, message };
    }

    function signed(secret: string, body = JSON.stringify(told.payload)): Record<string, string> {
      return { 'x-hub-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
    }

    it('both secrets are believed', async () => {
      const [hook] = world.repository.hooks.values();
      for (const secret of [old, fresh]) {
        world.emulator.world.updateHook(hook!, { secret });
        const pull = await open();
        await settle(world, queue, pull);
        expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
      }
    });

    it('no other secret is, nor no signature, nor one of other bytes', async () => {
      const before = world.emulator.requests.length;
      expect(await post(signed(randomBytes(16).toString('hex')))).toMatchObject({ status: 401 });
      expect(await post({})).toMatchObject({ status: 401, message: expect.stringContaining('secret') as string });
      expect(await post(signed(fresh, '{}'))).toMatchObject({ status: 401 });
      expect(await post({ 'x-hub-signature': 'sha256=' })).toMatchObject({ status: 401 });
      await settleQueue(world, queue);
      expect(world.emulator.requests.length).toBe(before);
    });

    it('a replay is taken and changes nothing, under its own id or another', async () => {
      const before = writes();
      const again = { ...signed(fresh), 'x-request-uuid': randomUUID() };
      expect(await post(again)).toEqual({ status: 202, message: 'Accepted.' });
      expect(await post(again)).toEqual({ status: 202, message: 'Accepted before.' });
      expect(await post(signed(fresh))).toEqual({ status: 202, message: 'Accepted.' });
      await settleQueue(world, queue);
      expect(writes()).toBe(before);
    });

    it('a repository out of the reach of the token is not touched, and the reason can be read', async () => {
      const { world: bitbucket } = world.emulator;
      const elsewhere = bitbucket.addWorkspace('globex', { owners: [world.admin], members: [world.author] });
      const repository = await bitbucket.addRepository(elsewhere, 'vault', { isPrivate: true });
      bitbucket.setPermission(repository, world.author, 'write');
      const begin = { files: { 'README.md': '# Vault\n' }, message: 'Begin', author: world.admin };
      await bitbucket.commitFiles(repository, 'main', begin);
      bitbucket.addHook(repository, { url, events: ['pullrequest:created'], secret: fresh });
      const pull = await open(repository);
      await settleQueue(world, queue);
      expect(standingOf(pull)).toMatchObject({ inline: [], summaries: 0, status: null, report: null });
      const [dead] = await queue.dead(1);
      expect(dead?.lastError).toMatch(/^gone .*may not see it/);
    });
  });

  it('cause nothing that the official document does not allow', () => {
    expect(world.emulator.violations).toEqual([]);
  });
});

import type { LoomProcess } from '../../demo/loom-process';
import type { PullRequest } from '../../emulator';
import { openQueue, type Queue } from '../../src/queue';
import { runLoom } from '../run-loom';
import { accessToken, type MadeCredential } from './credentials';
import { ORDERS, ORDERS_MENDED, ORDERS_REVIEWED } from './orders';
import { settle, settleQueue } from './settle';
import { standingOf } from './standing';
import { until } from './until';
import { type CloudWorld, makeCloudWorld } from './world';

const COMMENTS = '/pullrequests/\\d+/comments(\\?|$)';

interface Listing {
  readonly reviews: readonly { readonly state: string; readonly reason: string | null }[];
  readonly dead: readonly { readonly id: string; readonly lastError: string }[];
}

describe('the life of a server', () => {
  let world: CloudWorld;
  let queue: Queue;
  let pulls = 0;

  beforeAll(async () => {
    world = await makeCloudWorld({ base: { 'README.md': '# Shop\n' } });
    queue = await openQueue(world.databaseUrl);
  });
  afterEach(() => world.emulator.faults.clear());
  afterAll(async () => {
    await queue.close();
    await world.close();
  });

  function open(): Promise<PullRequest> {
    pulls += 1;
    return world.openPullRequest({ branch: `change-${pulls}`, files: { 'api/orders.py': ORDERS } });
  }

  function posted({ id }: PullRequest): number {
    const own = new RegExp(`/pullrequests/${id}/comments`);
    return world.emulator.requests.filter(({ method, path }) => method === 'POST' && own.test(path)).length;
  }

  async function push({ source }: PullRequest, content: string): Promise<void> {
    const change = { files: { 'api/orders.py': content }, message: 'Push', author: world.author };
    await world.emulator.world.commitFiles(world.repository, source.branch, change);
  }

  describe('when its token is revoked in mid-review', () => {
    let loom: LoomProcess;
    let token: MadeCredential;
    let pull: PullRequest;

    beforeAll(async () => {
      token = accessToken(world.emulator.world, world.workspace);
      loom = await world.startLoom(token.settings);
      world.emulator.faults.add({
        method: 'POST',
        path: COMMENTS,
        skip: 2,
        count: 9,
        action: { kind: 'delay', ms: 400 },
      });
      pull = await open();
      await until('a comment stands', () => pull.comments.size > 0);
      token.revoke();
      await settleQueue(world, queue);
    });

    it('gives the review up at once, with a reason that says what to do', async () => {
      const { dead, reviews } = await list();
      expect(dead).toHaveLength(1);
      expect(dead[0]?.lastError).toMatch(/^unauthenticated .*refused the access token: it was revoked.*Create a new/);
      expect(reviews[0]).toMatchObject({ state: 'failed', reason: expect.stringMatching(/Create a new/) as string });
      expect(loom.log().join()).not.toContain(token.settings.BITBUCKET_ACCESS_TOKEN);
    });

    it('goes on with a new token, though that is another account, and repeats nothing', async () => {
      await loom.stop();
      const { settings } = accessToken(world.emulator.world, world.workspace);
      loom = await world.startLoom(settings);
      world.emulator.faults.clear();
      // The new account writes its first comment, and the answer is lost.
      world.emulator.faults.add({ method: 'POST', path: COMMENTS, action: { kind: 'drop', when: 'after' } });
      const [job] = (await list()).dead;
      const { code, stdout } = await runLoom(['reviews', 'retry', job!.id], { env: world.settings });
      expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('waits again') as string });
      await settle(world, queue, pull);
      expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
      expect((await list()).dead).toEqual([]);
    });

    it('keeps what the old account wrote up to date as far as Bitbucket lets it', async () => {
      await push(pull, ORDERS_MENDED);
      await settle(world, queue, pull);
      expect(standingOf(pull)).toMatchObject({ resolved: ['api/orders.py:5'], summaries: 1, annotations: 2 });
      await loom.stop();
    });

    async function list(): Promise<Listing> {
      const { code, stdout } = await runLoom(['reviews', 'list', '--format', 'json'], { env: world.settings });
      expect(code).toBe(0);
      return JSON.parse(stdout) as Listing;
    }
  });

  describe('when a push comes while a review runs', () => {
    let loom: LoomProcess;
    beforeAll(async () => {
      loom = await world.startLoom();
    });
    afterAll(() => loom.stop());

    it.each([
      ['while it reads', { method: 'GET', path: COMMENTS, action: { kind: 'delay', ms: 800 } }, 0],
      ['while it writes', { method: 'POST', path: COMMENTS, skip: 1, action: { kind: 'delay', ms: 800 } }, 3],
    ] as const)('only the newer head has a say: %s', async (_when, fault, comments) => {
      world.emulator.faults.add(fault);
      const pull = await open();
      const read = new RegExp(`/pullrequests/${pull.id}/comments`);
      await until('it is at it', () => world.emulator.requests.some(({ path }) => read.test(path)));
      await until('it is there', () => posted(pull) >= comments);
      await push(pull, ORDERS_MENDED);
      await settle(world, queue, pull);
      const { inline, resolved, ...rest } = standingOf(pull);
      expect(inline.filter((place) => !resolved.includes(place))).toEqual(['api/orders.py:14', 'api/orders.py:8']);
      expect(new Set(inline).size).toBe(inline.length);
      expect(rest).toEqual({
        summaries: 1,
        replies: 0,
        deleted: 0,
        status: 'SUCCESSFUL',
        report: 'PASSED',
        annotations: 2,
      });
    });
  });
});

import type { PullRequest } from '../../emulator';
import { openQueue, type Queue } from '../../src/queue';
import { ORDERS, ORDERS_LINES, ORDERS_REVIEWED } from './orders';
import { settle, settleQueue } from './settle';
import { standingOf } from './standing';
import { type CloudWorld, type Files, makeCloudWorld, refereeOption } from './world';

const NOTHING = {
  inline: [],
  resolved: [],
  summaries: 0,
  replies: 0,
  deleted: 0,
  status: null,
  report: null,
  annotations: 0,
};
const CLEAN = { ...NOTHING, status: 'SUCCESSFUL', report: 'PASSED' };
const RULES = '.loom/config.yaml';
const MOVED = `${'line\n'.repeat(40)}end\n`;

describe('pull requests of every kind', () => {
  let world: CloudWorld;
  let queue: Queue;
  let pulls = 0;

  beforeAll(async () => {
    const base = { 'README.md': '# Shop\n', 'docs/old.txt': MOVED, 'logo.png': Buffer.from([137, 80, 0, 1]) };
    world = await makeCloudWorld({ base, ...refereeOption() });
    await world.startLoom();
    queue = await openQueue(world.databaseUrl);
  });
  afterEach(() => world.emulator.webhooks.faults.clear());
  afterAll(async () => {
    await queue.close();
    await world.close();
  });

  function open(
    files: Files = { 'api/orders.py': ORDERS },
    more: { readonly draft?: boolean } = {},
  ): Promise<PullRequest> {
    pulls += 1;
    return world.openPullRequest({ branch: `change-${pulls}`, files, ...more });
  }

  async function commit(branch: string, files: Files, from?: string): Promise<void> {
    const { admin, repository, emulator } = world;
    const start = from === undefined ? {} : { from };
    await emulator.world.commitFiles(repository, branch, { files, message: branch, author: admin, ...start });
  }

  function words({ comments }: PullRequest): string {
    return [...comments.values()].map(({ raw }) => raw).join('\n');
  }

  it('a draft is left alone until it is none any more', async () => {
    const pull = await open(undefined, { draft: true });
    await settleQueue(world, queue);
    expect(standingOf(pull)).toEqual(NOTHING);
    await world.emulator.world.updatePullRequest(pull, world.author, { draft: false });
    await settle(world, queue, pull);
    expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
  });

  it('one that was closed meanwhile is left alone', async () => {
    world.emulator.webhooks.faults.add({ kind: 'delay', event: 'pullrequest:created', delayMs: 500 });
    const pull = await open();
    world.emulator.world.declinePullRequest(pull, world.author);
    await settleQueue(world, queue);
    expect(standingOf(pull)).toEqual(NOTHING);
  });

  it('one that changes its destination is reviewed against the new one', async () => {
    await commit('release', { 'api/orders.py': ORDERS }, 'main');
    await commit('on-release', { 'api/more.py': 'def f(a=[]):\n    return a\n' }, 'release');
    const { author, emulator, repository } = world;
    const request = { title: 'On release', source: { branch: 'on-release' } };
    const pull = await emulator.world.createPullRequest(repository, author, request);
    await settle(world, queue, pull);
    expect(standingOf(pull).inline).toEqual(['api/more.py:1', ...ORDERS_LINES]);
    await emulator.world.updatePullRequest(pull, author, { destination: 'release' });
    await settle(world, queue, pull);
    const { inline, resolved, annotations } = standingOf(pull);
    expect(inline.filter((place) => !resolved.includes(place))).toEqual(['api/more.py:1']);
    expect(annotations).toBe(1);
  });

  it.each<[string, Files]>([
    ['nothing at all', {}],
    ['a binary file', { 'logo.png': Buffer.from([137, 80, 0, 2]) }],
    ['a renamed file', { 'docs/old.txt': null, 'docs/new.txt': MOVED }],
    ['a file that goes', { 'docs/old.txt': null }],
  ])('one that changes %s is passed without a word', async (_what, files) => {
    const pull = await open(files);
    await settle(world, queue, pull);
    expect(standingOf(pull)).toEqual(CLEAN);
  });

  describe('from a fork', () => {
    async function fromFork(slug: string): Promise<PullRequest> {
      const { admin, author, emulator, repository, workspace } = world;
      const fork = await emulator.world.forkRepository(repository, workspace, slug);
      emulator.world.setPermission(fork, author, 'write');
      const change = { files: { 'api/orders.py': ORDERS }, message: 'Orders', from: 'main', author: admin };
      await emulator.world.commitFiles(fork, 'orders', change);
      const source = { repository: fork, branch: 'orders' };
      return emulator.world.createPullRequest(repository, author, { title: slug, source });
    }

    it('it gets its comments; Bitbucket takes report and status of its commits only in the fork', async () => {
      const pull = await fromFork('shop-fork');
      await settleQueue(world, queue);
      expect(standingOf(pull)).toEqual({ ...ORDERS_REVIEWED, status: null, report: null, annotations: 0 });
      expect(await queue.dead(10)).toEqual([]);
    });

    it('it is given up with a reason when the fork was deleted, and nothing else suffers', async () => {
      world.emulator.webhooks.faults.add({ kind: 'delay', event: 'pullrequest:created', delayMs: 300 });
      const pull = await fromFork('shop-gone');
      const { repository: fork } = pull.source;
      pull.source.repository = null;
      world.emulator.world.repositories.delete(fork?.uuid ?? '');
      await settleQueue(world, queue);
      expect(standingOf(pull)).toMatchObject({ inline: [], summaries: 0, status: null });
      const dead = await queue.dead(10);
      expect(dead.map(({ lastError }) => lastError)).toEqual([expect.stringMatching(/^gone /)]);
    });
  });

  describe('with rules of their own', () => {
    const OFF = 'pipelines:\n  - name: none\n    analyzers: [secrets]\n';

    it('the rules that a pull request brings are checked and said, not obeyed', async () => {
      const good = await open({ 'api/orders.py': ORDERS, [RULES]: OFF });
      await settle(world, queue, good);
      expect(standingOf(good)).toEqual(ORDERS_REVIEWED);
      const bad = await open({ 'api/orders.py': ORDERS, [RULES]: 'pipelines: 7\n' });
      await settle(world, queue, bad);
      expect(standingOf(bad)).toEqual(ORDERS_REVIEWED);
      expect(words(good)).toContain('the new rules are valid and apply once it is merged');
      expect(words(bad)).toContain('This change makes the rules file invalid');
    });

    it('an invalid file on the destination is said, and the default applies', async () => {
      await commit('broken', { [RULES]: 'gate:\n  fail_on: everything\n' }, 'main');
      const { author, emulator, repository } = world;
      const files = { 'api/orders.py': ORDERS };
      await emulator.world.commitFiles(repository, 'on-broken', { files, message: 'x', from: 'broken', author });
      const request = { title: 'On broken', source: { branch: 'on-broken' }, destination: 'broken' };
      const pull = await emulator.world.createPullRequest(repository, author, request);
      await settle(world, queue, pull);
      expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
      expect(words(pull)).toMatch(/The default rules apply: .*config\.yaml.*found the text `everything`/);
    });
  });

  it('cause nothing that the official document does not allow', () => {
    expect(world.emulator.violations).toEqual([]);
  });
});

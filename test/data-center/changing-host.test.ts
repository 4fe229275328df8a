import type { LoomProcess } from '../../demo/loom-process';
import type { PullRequest } from '../../emulator';
import { openQueue, type Queue } from '../../src/queue';
import { ORDERS, ORDERS_MENDED } from '../cloud/orders';
import { until } from '../cloud/until';
import { placesOf, standingOf, toldOf } from './standing';
import { type DataCenterWorld, makeDataCenterWorld } from './world';

const COMMENTS = '/pull-requests/\\d+/comments$';
const SHOWN_LINES = '/pull-requests/\\d+\\.diff\\?';

/** Nothing of a list or a diff of hunks comes whole from this instance. */
const SMALL = { changes: 1, diffLines: 5, activities: 2, commits: 1 };

const ADDED = ['api/orders.py:14 ADDED', 'api/orders.py:5 ADDED', 'api/orders.py:8 ADDED'];
const REVIEWED = { places: ADDED, told: [], summaries: 1, deleted: 0, build: 'SUCCESSFUL', report: 'PASS' };

/** The first finding is far from the other two, of which the last comes with a second commit. */
const NOTES = Array.from({ length: 30 }, (_, at) => `# note ${at}\n`).join('');
const FAR = ORDERS.replace('def read', `${NOTES}\n\ndef read`);
const PART = `${FAR.slice(0, FAR.indexOf('\n\n\ndef is_paid'))}\n`;

describe('a host that changes while Loom reviews', () => {
  let world: DataCenterWorld;
  let queue: Queue;
  let loom: LoomProcess;
  let opened = 0;

  beforeAll(async () => {
    world = await makeDataCenterWorld({ limits: SMALL });
    world.addWebhook();
    loom = await world.startLoom();
    queue = await openQueue(world.databaseUrl);
  });
  afterEach(() => world.instance.faults.clear());
  afterAll(async () => {
    await queue.close();
    await world.close();
  });

  const nextBranch = (): string => `change-${(opened += 1)}`;

  async function commit(branch: string, from: string, orders: string): Promise<string> {
    const { instance, repository, author } = world;
    const change = { files: { 'api/orders.py': orders }, message: 'Change', from, author };
    return instance.world.commitFiles(repository, branch, change);
  }

  function open(branch: string, destination = 'main'): Promise<PullRequest> {
    const request = { title: branch, source: { branch }, destination };
    return world.instance.world.createPullRequest(world.repository, world.author, request);
  }

  /** What no webhook tells Loom of. */
  async function unseen<T>(happen: () => Promise<T>): Promise<T> {
    const [hook] = world.instance.host.hooks.get(world.repository.uuid)!.values();
    hook!.active = false;
    return happen().finally(() => (hook!.active = true));
  }

  /** Lets something else happen at the host before it serves such requests. */
  function before(method: string, path: string, happens: () => unknown, { count = 1, skip = 0 } = {}): void {
    world.instance.faults.add({ method, path, count, skip, action: { kind: 'meanwhile', happens } });
  }

  /** What stands when every webhook was delivered and no job is left, but for those that were given up. */
  async function settled(pull: PullRequest): Promise<Record<string, unknown>> {
    await world.instance.webhooks.idle();
    await until('no job waits or runs', async () => {
      const { waiting, running } = await queue.counts();
      return waiting + running === 0;
    });
    const { summaries, build, report } = standingOf(world.instance, pull);
    const deleted = [...pull.comments.values()].filter((comment) => comment.deleted).length;
    return { places: placesOf(pull), told: toldOf(pull), summaries, deleted, build, report };
  }

  async function newest(): Promise<string | undefined> {
    return (await queue.dead(1))[0]?.lastError;
  }

  it('commits to the destination move no comment', async () => {
    const { instance, repository } = world;
    const [branch, destination] = [nextBranch(), nextBranch()];
    await commit(destination, 'main', '\nx = 1\n');
    await commit(branch, destination, `\nx = 1\n${ORDERS}`);
    before('GET', SHOWN_LINES, () =>
      instance.world.commitFiles(repository, destination, {
        files: { 'api/orders.py': `${'# above\n'.repeat(9)}\nx = 1\n` },
        message: 'Above',
      }),
    );
    expect(await settled(await open(branch, destination))).toEqual({
      ...REVIEWED,
      places: ['api/orders.py:10 ADDED', 'api/orders.py:16 ADDED', 'api/orders.py:7 ADDED'],
    });
  });

  it.each([
    ['the lines that are shown are read', 'GET', SHOWN_LINES, ['40 CONTEXT', '46 ADDED'], ['5']],
    ['the first comment is written', 'POST', COMMENTS, ['46 ADDED'], ['5', '40']],
  ])('a part that is merged before %s is told by the summary', async (_, method, path, places, told) => {
    const { instance, repository, admin, author } = world;
    const [branch, destination, part] = [nextBranch(), nextBranch(), nextBranch()];
    await commit(destination, 'main', 'x = 1\n');
    await commit(branch, destination, PART);
    await instance.world.commitFiles(repository, part, { files: {}, message: 'Same', from: branch, author });
    await commit(branch, destination, FAR);
    const other = await unseen(() => open(part, destination));
    let merged: Promise<unknown> | null = null;
    // Comments arrive together: all of them find the merge done.
    before(method, path, () => (merged ??= instance.world.mergePullRequest(other, admin)), { count: 10 });
    const at = (line: string): string => `api/orders.py:${line}`;
    const pull = await open(branch, destination);
    expect(await settled(pull)).toEqual({ ...REVIEWED, places: places.map(at), told: told.map(at) });
  });

  it('another destination counts from the moment when it is the one', async () => {
    const { instance, author } = world;
    const [branch, destination] = [nextBranch(), nextBranch()];
    await commit(destination, 'main', ORDERS.slice(0, ORDERS.indexOf('\n\n\ndef is_paid') + 1));
    await commit(branch, destination, ORDERS);
    const pull = await open(branch);
    before('POST', COMMENTS, () => instance.world.updatePullRequest(pull, author, { destination }));
    expect(await settled(pull)).toEqual({ ...REVIEWED, places: ADDED.slice(0, 1) });
    expect(pull.destination.branch).toBe(destination);
  });

  it('somebody who changes the summary time and again is waited for', async () => {
    const { instance, admin } = world;
    const branch = nextBranch();
    await commit(branch, 'main', ORDERS);
    const pull = await open(branch);
    await settled(pull);
    const summary = [...pull.comments.values()].find(({ anchor }) => anchor === null)!;
    const change = (): void => instance.changeComment(summary, admin, { severity: 'NORMAL' });
    before('PUT', `/comments/${summary.id}$`, change, { count: 4 });
    await commit(branch, 'main', ORDERS_MENDED);
    expect(await settled(pull)).toEqual({ ...REVIEWED, places: [ADDED[0], ADDED[2]] });
    expect(summary.raw).toContain('So far 1 fixed');
  });

  it('a report that another account made hides no finding, and the reason is told', async () => {
    const { instance, repository, admin } = world;
    const branch = nextBranch();
    const hash = await commit(branch, 'main', ORDERS);
    const id = `loom-pr-${repository.pullRequests.size + 1}`;
    instance.host.reportAuthors.set(instance.world.putReport(repository, hash, id, { title: 'x' }), admin);
    expect(await settled(await open(branch))).toEqual({ ...REVIEWED, report: null });
    expect(loom.log().join('\n')).toContain('Another account made this report');
  });

  it('more files than are listed are reviewed by git; without git, what to mend is told', async () => {
    const { instance, repository, author } = world;
    const branch = nextBranch();
    const files = { 'a.py': 'x = 1\n', 'api/orders.py': ORDERS, 'z.py': 'y = 2\n' };
    await instance.world.commitFiles(repository, branch, { files, message: 'Three', from: 'main', author });
    const pull = await open(branch);
    expect(await settled(pull)).toEqual(REVIEWED);
    instance.faults.add({ path: '/scm/', action: { kind: 'status', status: 404 }, count: 1000 });
    const more = { files: { 'more.py': 'z = 3\n' }, message: 'Four', author };
    await instance.world.commitFiles(repository, branch, more);
    expect(await settled(pull)).toMatchObject({ places: ADDED, build: 'SUCCESSFUL', report: 'PASS' });
    const [build] = instance.host.builds.get(pull.source.hash)!;
    expect(build!.description).toMatch(/^Not evaluated: The change has more files than the 1 that Bitbucket lists\./);
    const [report] = repository.reports.get(pull.source.hash)!.values();
    expect(report!.fields.details).toMatch(
      /raise page\.max\.changes .* Git was not used: The repository does not exist/,
    );
  });

  it('a repository that is out of sight suddenly is named, with the right that lacks', async () => {
    const { project, bot } = world;
    const branch = nextBranch();
    await commit(branch, 'main', ORDERS);
    const member = project.members.get(bot.uuid)!;
    before('POST', COMMENTS, () => project.members.delete(bot.uuid));
    const pull = await open(branch);
    expect(await settled(pull)).toMatchObject({ places: [], summaries: 0 });
    expect(await newest()).toMatch(/^gone .* Give the account of the token at least read access to it\.$/);
    project.members.set(bot.uuid, member);
    await commit(branch, 'main', `${ORDERS}# again\n`);
    expect(await settled(pull)).toEqual(REVIEWED);
  });

  it('an instance that restarts gets the rest of the comments, and none twice', async () => {
    const { instance } = world;
    const branch = nextBranch();
    await commit(branch, 'main', ORDERS);
    const down = new Promise<void>((done) => {
      before('POST', COMMENTS, () => instance.goDown().then(done), { skip: 1 });
    });
    const pull = await open(branch);
    await down;
    await until('the review failed', async () => (await queue.counts()).waiting === 1);
    instance.outage.begin();
    await instance.comeUp();
    const asked = instance.requests.length;
    await until('Loom was turned away', () => instance.requests.slice(asked).some(({ status }) => status === 503));
    instance.outage.end();
    expect(await settled(pull)).toEqual(REVIEWED);
  });

  it.each([true, false])('a repository that moves is followed, its old address leading there: %s', async (leads) => {
    const { instance, repository, admin, author, bot } = world;
    const project = instance.addProject(leads ? 'NEW' : 'NEWER', { admins: [admin], readers: [author, bot] });
    const branch = nextBranch();
    await commit(branch, 'main', ORDERS);
    const pull = await open(branch);
    // The webhook is on its way, with the name of before.
    if (leads) instance.moveRepository(repository, project);
    else repository.workspace = project;
    expect(await settled(pull)).toEqual(REVIEWED);
    const [summary] = [...pull.comments.values()].filter(({ anchor }) => anchor === null);
    expect(summary!.raw).not.toContain('API instead of git');
  });
});

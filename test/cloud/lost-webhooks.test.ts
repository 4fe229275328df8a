import { openQueue, type Queue } from '../../src/queue';
import { ORDERS, ORDERS_MENDED, ORDERS_REVIEWED } from './orders';
import { settle } from './settle';
import { standingOf } from './standing';
import { until } from './until';
import { type CloudWorld, makeCloudWorld, refereeOption } from './world';

describe('a webhook of Bitbucket Cloud that is lost', () => {
  let world: CloudWorld;
  let queue: Queue;

  beforeAll(async () => {
    world = await makeCloudWorld({ base: { 'README.md': '# Shop\n' }, ...refereeOption() });
    queue = await openQueue(world.databaseUrl);
    await world.startLoom({ RECONCILE_INTERVAL_MS: '1000' });
  });
  afterAll(async () => {
    await queue.close();
    await world.close();
  });

  const looks = (): number =>
    world.emulator.requests.filter(({ method, path }) => method === 'GET' && path.includes('/pullrequests?state=OPEN'))
      .length;

  it('is made up for where a review was before, and nowhere else', async () => {
    const pull = await world.openPullRequest({ branch: 'orders', files: { 'api/orders.py': ORDERS } });
    await settle(world, queue, pull);
    expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);

    world.repository.hooks.clear();
    const { world: bitbucket } = world.emulator;
    const elsewhere = await bitbucket.addRepository(world.workspace, 'other', { isPrivate: true });
    bitbucket.setPermission(elsewhere, world.author, 'write');
    await bitbucket.commitFiles(elsewhere, 'main', {
      files: { 'README.md': '# Other\n' },
      message: 'Begin',
      author: world.admin,
    });
    const unknown = await world.openPullRequest({
      branch: 'orders',
      files: { 'api/orders.py': ORDERS },
      repository: elsewhere,
    });
    const unseen = await world.openPullRequest({ branch: 'unseen', files: { 'api/orders.py': ORDERS } });
    await until('the pull request is reviewed', () => standingOf(unseen).status === 'SUCCESSFUL');
    await bitbucket.commitFiles(world.repository, 'orders', {
      files: { 'api/orders.py': ORDERS_MENDED },
      message: 'Mend',
      author: world.author,
    });
    await until('the push is reviewed', () => standingOf(pull).status === 'SUCCESSFUL');
    const before = looks();
    await until('it was looked again', () => looks() > before + 2);
    expect(standingOf(unseen)).toEqual(ORDERS_REVIEWED);
    expect(standingOf(unknown)).toMatchObject({ inline: [], summaries: 0, status: null });
    expect(standingOf(pull)).toMatchObject({ summaries: 1, deleted: 0 });
  });

  it('causes nothing that the official document does not allow', () => {
    expect(world.emulator.violations).toEqual([]);
  });
});

import type { PullRequest } from '../../emulator';
import { ORDERS, ORDERS_LINES, ORDERS_MENDED } from '../cloud/orders';
import { type DataCenterWorld, makeDataCenterWorld } from './world';
import { settle } from './standing';

const OFTEN = { RECONCILE_INTERVAL_MS: '1000' };

describe('without webhooks', () => {
  let world: DataCenterWorld;
  beforeAll(async () => {
    world = await makeDataCenterWorld();
  });
  afterAll(() => world.close());

  const writes = (): number => world.instance.requests.filter(({ method }) => method !== 'GET').length;
  const looks = (): number =>
    world.instance.requests.filter(({ path }) => path.split('?')[0]!.endsWith('/repos/exporter/pull-requests')).length;

  async function untilLooked(times: number): Promise<void> {
    const wanted = looks() + times;
    while (looks() < wanted) await new Promise((done) => setTimeout(done, 20));
  }

  it('what was opened while Loom was away is found at its start', async () => {
    const pull = await world.openPullRequest('away', { 'api/orders.py': ORDERS });
    const loom = await world.startLoom(OFTEN);
    expect(await settle(world.instance, world.databaseUrl, pull)).toMatchObject({
      inline: ORDERS_LINES,
      summaries: 1,
      build: 'SUCCESSFUL',
    });
    const before = writes();
    await untilLooked(3);
    expect(writes()).toBe(before);
    await loom.stop();
  });

  describe('while Loom runs', () => {
    let pull: PullRequest;
    beforeAll(async () => {
      await world.startLoom(OFTEN);
      await untilLooked(2);
      pull = await world.openPullRequest('later', { 'api/orders.py': ORDERS });
    });

    it('a new pull request is found', async () => {
      expect(await settle(world.instance, world.databaseUrl, pull)).toMatchObject({ inline: ORDERS_LINES });
    });

    it('so is its next push, and only that', async () => {
      const { world: host } = world.instance;
      await host.commitFiles(world.repository, 'later', {
        files: { 'api/orders.py': ORDERS_MENDED },
        message: 'Mend',
        author: world.author,
      });
      const standing = await settle(world.instance, world.databaseUrl, pull);
      expect(standing).toMatchObject({ summaries: 1, build: 'SUCCESSFUL' });
      const before = writes();
      await untilLooked(3);
      expect(writes()).toBe(before);
    });
  });
});

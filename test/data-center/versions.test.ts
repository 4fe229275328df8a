import type { VersionName } from '../../emulator/data-center';
import { ORDERS, ORDERS_LINES, ORDERS_MENDED } from '../cloud/orders';
import { settle } from './standing';
import { makeDataCenterWorld } from './world';

/** How a thread says that its finding is gone: where the version can, by being resolved. */
const SAYS_FIXED: Readonly<Record<VersionName, 'resolved' | 'told'>> = {
  '7.21': 'told',
  '8.19': 'resolved',
  '9.4': 'resolved',
  '10.2': 'resolved',
};

describe.each(Object.keys(SAYS_FIXED) as VersionName[])('a pull request of Bitbucket Data Center %s', (version) => {
  it('is reviewed, followed by a push that mends a part, and left alone when nothing changed', async () => {
    const world = await makeDataCenterWorld({ version });
    try {
      const { instance, repository, author, databaseUrl } = world;
      world.addWebhook();
      const loom = await world.startLoom();
      const pull = await world.openPullRequest('orders', { 'api/orders.py': ORDERS });
      const reviewed = { inline: ORDERS_LINES, summaries: 1, build: 'SUCCESSFUL', report: 'PASS' };
      expect(await settle(instance, databaseUrl, pull)).toEqual(reviewed);

      const mended = { files: { 'api/orders.py': ORDERS_MENDED }, message: 'Mend', author };
      await instance.world.commitFiles(repository, 'orders', mended);
      expect(await settle(instance, databaseUrl, pull)).toEqual(reviewed);
      const fixed = [...pull.comments.values()].filter(({ raw, resolution }) =>
        SAYS_FIXED[version] === 'resolved' ? resolution !== null : raw.startsWith('**Settled:**'),
      );
      expect(fixed.map(({ anchor }) => `${anchor?.path}:${anchor?.to}`)).toEqual(['api/orders.py:5']);

      const writes = (): number => instance.requests.filter(({ method }) => method !== 'GET').length;
      const before = writes();
      await world.run(['reviews', 'list']);
      await instance.world.updatePullRequest(pull, author, { title: 'Another title' });
      await instance.webhooks.idle();
      await settle(instance, databaseUrl, pull);
      expect(writes()).toBe(before);
      expect(loom.log().filter((line) => line.includes('"level":"error"'))).toEqual([]);
    } finally {
      await world.close();
    }
  });
});

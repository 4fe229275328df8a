import { closePullRequest } from './close-pull-request';
import { openRecord } from './review-record';
import { reviewPullRequest } from './review-pull-request';
import { REF } from './testing/model-host';
import { loom, scene, webhook } from './testing/scene';

const job = { kind: 'close', ...REF, state: 'merged' } as const;

describe('closePullRequest', () => {
  it('records the state, ends what seemed to run, and tells the host nothing', async () => {
    const given = scene({ 'a.js': 'x\n' }, { 'a.js': 'y\n' });
    await reviewPullRequest(webhook(given), loom(given));
    await openRecord(REF, loom(given)).know({});
    given.host.log.length = 0;
    await closePullRequest(job, loom(given));
    expect(given.store.pullRequest?.state).toBe('merged');
    expect([...given.store.reviews.values()].map(({ state }) => state)).toEqual(['completed', 'cancelled']);
    expect(given.host.log).toEqual([]);
  });

  it('has nothing to do for one that was never seen', async () => {
    const given = scene({}, {});
    await closePullRequest(job, loom(given));
    expect(given.store.pullRequest).toBeNull();
  });
});

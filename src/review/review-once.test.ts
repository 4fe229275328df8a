import { reviewPullRequestOnce } from './review-once';
import { REF } from './testing/model-host';
import { loom, scene } from './testing/scene';
import { threads } from './testing/shown';

const BASE = { 'a.js': 'one\n' };
const HEAD = { 'a.js': 'one\nbad\n' };

describe('reviewPullRequestOnce', () => {
  it('only looks when told so', async () => {
    const given = scene(BASE, HEAD);
    const outcome = await reviewPullRequestOnce(REF, loom(given), { publish: false });
    expect(outcome).toMatchObject({
      kind: 'reviewed',
      result: { review: { verdict: 'comment', findings: [{ state: 'new' }] } },
    });
    expect(given.host.log.sort()).toEqual(['comments', 'pullRequest']);
    expect(given.store.reviews.size).toBe(0);
  });

  it('publishes like the server', async () => {
    const given = scene(BASE, HEAD);
    await reviewPullRequestOnce(REF, loom(given), { publish: true });
    expect(threads(given.host)).toEqual(['a.js:2 bad', 'summary']);
  });

  it('says when there is nothing to review', async () => {
    const given = scene(BASE, HEAD);
    given.host.pullRequest = { ...given.host.pullRequest, state: 'declined' };
    expect(await reviewPullRequestOnce(REF, loom(given), { publish: false })).toMatchObject({ kind: 'skipped' });
  });
});

import { Failure } from '../domain';
import { reviewPullRequest } from './review-pull-request';
import { commitOf, LOOM } from './testing/model-host';
import { loom, scene, type Scene, webhook } from './testing/scene';
import { threads } from './testing/shown';

const BASE = { 'b.js': 'x\n' };
const HEAD = { 'b.js': 'x\nbad\nmeh\n' };
const THREADS = ['b.js:2 bad', 'b.js:3 meh', 'summary'];
const BEFORE = 'account-of-the-old-token';

describe('a credential that writes as another account than the one before', () => {
  let given: Scene;
  beforeEach(() => {
    given = scene(BASE, HEAD);
    given.store.installation = { ...given.store.installation, account: BEFORE };
  });

  it('repeats no comment whose answer was lost, and is known from then on', async () => {
    given.host.onArrived = (name) => {
      if (name === 'createComment') throw new Failure({ kind: 'unavailable', what: 'No answer.', next: 'Try again.' });
    };
    await reviewPullRequest(webhook(given), loom(given));
    expect(threads(given.host)).toEqual(THREADS);
    expect(given.store.installation.account).toBe(LOOM);
  });

  it('repeats no comment that a run wrote which died before it learnt anything', async () => {
    await reviewPullRequest(webhook(given), loom(given));
    given.store.comments.clear();
    given.store.installation = { ...given.store.installation, account: BEFORE };
    await reviewPullRequest(webhook(given, { again: true }), loom(given));
    expect(threads(given.host)).toEqual(THREADS);
  });

  it('is learnt from the first thing it writes', async () => {
    await reviewPullRequest(webhook(given), loom(given));
    expect(given.store.installation.account).toBe(LOOM);
    expect(given.host.log).not.toContain('self');
  });

  it('takes no copied marker for its own: a stranger cannot keep Loom quiet', async () => {
    await reviewPullRequest(webhook(given), loom(given));
    const copies = given.host.comments.map((comment) => ({ ...comment, author: 'stranger' }));
    given.host.comments = copies;
    given.store.comments.clear();
    given.store.commits.clear();
    given.store.reviews.clear();
    given.host.headCommit = commitOf('2');
    await reviewPullRequest(webhook(given), loom(given));
    expect(given.host.comments.filter(({ author }) => author === LOOM)).toHaveLength(THREADS.length);
  });
});

import { Failure } from '../domain';
import { reviewPullRequest } from './review-pull-request';
import { commitOf } from './testing/model-host';
import { loom, scene, type Scene, webhook } from './testing/scene';
import { threads } from './testing/shown';

const BASE = { 'b.js': 'x\n' };
const HEAD = { 'b.js': 'x\nbad\nmeh\n' };
const THREADS = ['b.js:2 bad', 'b.js:3 meh', 'summary'];

describe('a head that was reviewed before', () => {
  let given: Scene;
  beforeEach(async () => {
    given = scene(BASE, HEAD);
    await reviewPullRequest(webhook(given), loom(given));
    given.host.log.length = 0;
  });

  /** The next run breaks down at its last word. */
  async function breakDown(): Promise<void> {
    given.host.onCall = (name) => {
      if (name === 'setBuildStatus') throw unavailable();
    };
    await expect(reviewPullRequest(webhook(given), loom(given))).rejects.toMatchObject({ kind: 'unavailable' });
    given.host.onCall = () => undefined;
    given.host.log.length = 0;
  }

  it('is looked at again when it comes back after a newer one whose review was cut short', async () => {
    given.host.head = { 'b.js': 'x\ny\n' };
    given.host.headCommit = commitOf('2');
    await breakDown();
    expect(threads(given.host)).not.toEqual(THREADS);
    given.host.head = HEAD;
    given.host.headCommit = commitOf('1');
    await reviewPullRequest(webhook(given), loom(given));
    expect(threads(given.host)).toEqual(THREADS);
  });

  it('is looked at again for another destination until that review came to its end', async () => {
    const { pullRequest } = given.host;
    given.host.pullRequest = { ...pullRequest, destination: { ...pullRequest.destination, branch: 'release' } };
    given.host.base = { 'b.js': 'x\nbad\n' };
    await breakDown();
    await reviewPullRequest(webhook(given), loom(given));
    expect(given.host.log).toContain('setBuildStatus');
    given.host.log.length = 0;
    await reviewPullRequest(webhook(given), loom(given));
    expect(given.host.log).toEqual([]);
  });

  it('is closed in the memory too when the event of it was lost', async () => {
    given.host.pullRequest = { ...given.host.pullRequest, state: 'merged' };
    given.host.headCommit = commitOf('2');
    await reviewPullRequest(webhook(given), loom(given));
    expect(given.store.pullRequest?.state).toBe('merged');
  });
});

function unavailable(): Failure {
  return new Failure({ kind: 'unavailable', what: 'No answer.', next: 'Try again.' });
}

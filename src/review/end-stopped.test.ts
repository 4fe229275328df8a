import { reviewPullRequest } from './review-pull-request';
import { commitOf } from './testing/model-host';
import { loom, scene, type Scene, webhook } from './testing/scene';

const BASE = { 'a.js': 'one\n' };
const HEAD = { 'a.js': 'one evil\n' };

async function pushAndReview(given: Scene, push: string): Promise<void> {
  given.host.headCommit = commitOf(push);
  await reviewPullRequest(webhook(given), loom(given));
}

/** A review that was stopped once the host had been told that it is under way. */
async function stoppedReview(): Promise<Scene> {
  const given = scene(BASE, HEAD);
  const stop = new AbortController();
  given.host.onCall = (name) => {
    if (name === 'setBuildStatus') stop.abort();
  };
  await expect(reviewPullRequest(webhook(given), loom(given, undefined, { signal: stop.signal }))).rejects.toThrow();
  given.host.onCall = () => undefined;
  expect(given.host.statuses.get(commitOf('1'))).toMatchObject({ state: 'in-progress' });
  return given;
}

describe('what a stopped review had announced', () => {
  it('is taken back by the review of a newer push, once', async () => {
    const given = await stoppedReview();
    await pushAndReview(given, '2');
    expect(given.host.statuses.get(commitOf('1'))).toMatchObject({
      state: 'successful',
      description: expect.stringMatching(/^Not evaluated: A newer push/) as string,
    });
    expect(given.host.reports.get(commitOf('1'))!.report.details).toMatch(/newer push/);

    given.host.statuses.delete(commitOf('1'));
    await pushAndReview(given, '3');
    expect([...given.host.statuses.keys()]).toEqual([commitOf('2'), commitOf('3')]);
  });

  it('gives way to a result when the pull request comes back to that commit', async () => {
    const given = await stoppedReview();
    await pushAndReview(given, '2');
    await pushAndReview(given, '1');
    expect(given.host.statuses.get(commitOf('1'))).toMatchObject({ state: 'failed' });
    expect(given.host.statuses.get(commitOf('2'))).toMatchObject({ state: 'failed' });
  });
});

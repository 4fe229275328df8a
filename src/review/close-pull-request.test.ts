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
    await closePullRequest(job, loom(given), () => Promise.resolve(loom(given)));
    expect(given.store.pullRequest?.state).toBe('merged');
    expect([...given.store.reviews.values()].map(({ state }) => state)).toEqual(['completed', 'cancelled']);
    expect(given.host.log).toEqual([]);
  });

  it('ends what a review had announced that it stopped, once', async () => {
    const given = scene({ 'a.js': 'one\n' }, { 'a.js': 'one evil\n' });
    const stop = new AbortController();
    given.host.onCall = (name) => {
      if (name === 'setBuildStatus') stop.abort();
    };
    await expect(reviewPullRequest(webhook(given), loom(given, undefined, { signal: stop.signal }))).rejects.toThrow();
    given.host.onCall = () => undefined;
    const [[commit, status]] = [...given.host.statuses] as [[string, object]];
    expect(status).toMatchObject({ state: 'in-progress' });
    await closePullRequest(job, loom(given), () => Promise.resolve(loom(given)));
    expect(given.host.statuses.get(commit)).toMatchObject({
      state: 'successful',
      description: expect.stringMatching(/^Not evaluated: The pull request was merged before/) as string,
    });
    expect(given.host.reports.get(commit)!.report.details).toMatch(/was merged before/);
    given.host.log.length = 0;
    await closePullRequest(job, loom(given), () => Promise.resolve(loom(given)));
    expect(given.host.log).toEqual([]);
  });

  it('records the end also where there is no way to the host any more', async () => {
    const given = scene({ 'a.js': 'x\n' }, { 'a.js': 'y\n' });
    await reviewPullRequest(webhook(given), loom(given));
    const gone = new Error('The app was removed.');
    await expect(closePullRequest(job, loom(given), () => Promise.reject(gone))).rejects.toBe(gone);
    expect(given.store.pullRequest?.state).toBe('merged');
  });

  it('has nothing to do for one that was never seen', async () => {
    const given = scene({}, {});
    await closePullRequest(job, loom(given), () => Promise.resolve(loom(given)));
    expect(given.store.pullRequest).toBeNull();
  });
});

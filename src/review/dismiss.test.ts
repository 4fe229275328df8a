import { applyDismissal, type DismissalChange } from './dismiss';
import { reviewPullRequest } from './review-pull-request';
import { commitOf, REF } from './testing/model-host';
import { loom, scene, type Scene, webhook } from './testing/scene';
import { threads } from './testing/shown';

const BASE = { 'a.js': 'one\ntwo\nthree\n' };
const HEAD = { 'a.js': 'one\ntwo evil\nthree\n' };

async function reviewed(): Promise<{ readonly given: Scene; readonly change: DismissalChange }> {
  const given = scene(BASE, HEAD);
  await reviewPullRequest(webhook(given), loom(given));
  const { fingerprint } = given.store.tracked[0]!;
  const change = { ref: REF, fingerprint, by: 'u1', byName: 'Ann *A*', reason: 'Only a test @all', at: 5 };
  given.host.log.length = 0;
  return { given, change };
}

function replies({ host }: Scene): string[] {
  return host.comments.filter(({ parent }) => parent !== null).map(({ body }) => body.split('\n')[0]!);
}

describe('applyDismissal', () => {
  it('stores it, says it once in the thread, resolves it and lets the build pass', async () => {
    const { given, change } = await reviewed();
    await applyDismissal(change, loom(given));
    await applyDismissal(change, loom(given));
    expect(given.store.tracked).toMatchObject([{ state: 'dismissed', dismissal: { byName: 'Ann *A*', at: 5 } }]);
    expect(replies(given)).toEqual(['Dismissed by Ann \\*A\\*: Only a test @\u200ball']);
    expect(threads(given.host)).toEqual(['a.js:2 evil resolved', 'summary']);
    expect(given.host.statuses.get(commitOf('1'))).toMatchObject({ state: 'successful' });
    expect(given.host.reports.get(commitOf('1'))).toMatchObject({ report: { result: 'passed' }, annotations: [] });
    expect([...given.store.reviews.values()]).toMatchObject([{ gate: 'pass', counts: { blocker: 0 } }]);
  });

  it('stays dismissed over a push and a re-run, and is not told again', async () => {
    const { given, change } = await reviewed();
    await applyDismissal(change, loom(given));
    given.host.head = { ...HEAD, 'b.js': 'x\n' };
    given.host.headCommit = commitOf('2');
    given.host.log.length = 0;
    await reviewPullRequest(webhook(given), loom(given));
    expect(given.host.log).not.toContain('createComment');
    expect(threads(given.host)).toEqual(['a.js:2 evil resolved', 'summary']);
    expect(given.host.statuses.get(commitOf('2'))).toMatchObject({ state: 'successful' });
  });

  it('is taken back: the thread opens again and the build fails', async () => {
    const { given, change } = await reviewed();
    await applyDismissal(change, loom(given));
    await applyDismissal({ ...change, reason: null, at: 6 }, loom(given));
    expect(replies(given)).toHaveLength(2);
    expect(threads(given.host)).toEqual(['a.js:2 evil', 'summary']);
    expect(given.host.statuses.get(commitOf('1'))).toMatchObject({ state: 'failed' });
  });

  it('leaves the outcome to the next review when the head moved on', async () => {
    const { given, change } = await reviewed();
    given.host.headCommit = commitOf('2');
    await applyDismissal(change, loom(given));
    expect(given.host.log).not.toContain('setBuildStatus');
    expect(given.store.tracked).toMatchObject([{ state: 'dismissed' }]);
  });

  it('refuses a finding that is not there', async () => {
    const { given, change } = await reviewed();
    await expect(applyDismissal({ ...change, fingerprint: 'ff' }, loom(given))).rejects.toMatchObject({ kind: 'gone' });
    expect(given.host.log).toEqual([]);
  });
});

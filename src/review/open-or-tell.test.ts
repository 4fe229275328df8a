import { Failure } from '../domain';
import { reviewPullRequest } from './review-pull-request';
import { commitOf } from './testing/model-host';
import { loom, scene, type Scene, webhook } from './testing/scene';

const HEAD = commitOf('1').slice(0, 12);

let given: Scene;
beforeEach(() => {
  given = scene({ 'b.js': 'x\n' }, { 'b.js': 'x\nbad\n' });
});

function refuseToOpen(kind: Failure['kind']): void {
  given.host.onCall = (name) => {
    if (name === 'openChange') throw new Failure({ kind, what: 'It cannot be read.', next: 'Split it.' });
  };
}

describe('a change that cannot be opened', () => {
  it.each(['too-large', 'invalid'] as const)('is told on the pull request when it is %s by itself', async (kind) => {
    refuseToOpen(kind);
    await expect(reviewPullRequest(webhook(given), loom(given))).rejects.toMatchObject({ kind });
    const description = 'Not evaluated: It cannot be read. Split it.';
    expect(given.host.statuses.get(HEAD)).toMatchObject({ state: 'successful', description });
    expect(given.host.reports.get(HEAD)?.report).toMatchObject({ result: 'passed', details: description });
  });

  it('is not told where another try may help', async () => {
    refuseToOpen('unavailable');
    await expect(reviewPullRequest(webhook(given), loom(given))).rejects.toMatchObject({ kind: 'unavailable' });
    expect([given.host.statuses.size, given.host.reports.size]).toEqual([0, 0]);
  });

  it('is not told where the settings want neither status nor report', async () => {
    refuseToOpen('invalid');
    const deps = loom(given);
    const off = () => Promise.resolve({ buildStatus: false, insights: false });
    const settings = { ...deps.store.settings, repository: off };
    const silent = { ...deps, store: { ...deps.store, settings } };
    await expect(reviewPullRequest(webhook(given), silent)).rejects.toMatchObject({ kind: 'invalid' });
    expect([given.host.statuses.size, given.host.reports.size]).toEqual([0, 0]);
  });
});

it('a repository that moved since the webhook is opened where it is now', async () => {
  const job = webhook(given);
  const old = { branch: 'main', commit: commitOf('a'), repository: { id: 'r1', fullName: 'old/shop' } };
  const deps = loom(given);
  const names: (string | undefined)[] = [];
  const openChange: typeof deps.host.openChange = (change, options) => {
    names.push(change.destination.repository?.fullName);
    return deps.host.openChange(change, options);
  };
  await reviewPullRequest({ ...job, destination: old }, { ...deps, host: { ...deps.host, openChange } });
  expect(names).toEqual(['old/shop', 'team/shop']);
});

import { randomBytes } from 'node:crypto';
import { Failure, type PullRequest, type PullRequestReview } from '../domain';
import type { HostRepository } from '../platform';
import { openQueue, type Queue } from '../queue';
import { openStore, type Store } from '../store';
import { sqliteDatabase, type TestDatabase } from '../store/testing/databases';
import { pullRequestOf, refOf, reviewOf } from '../store/testing/nouns';
import { SILENT } from '../telemetry';
import { findMissed, type RoundEnd, type Territory } from './find-missed';

const HEAD = 'a'.repeat(40);
const NEXT = 'b'.repeat(40);
const EVERYWHERE: Territory = { tenant: 't1', places: [], knownOnly: false, perRound: 100 };

function shown(number: number, commit = HEAD, change: Partial<PullRequest> = {}): PullRequest {
  return { ...pullRequestOf(refOf(number)), source: { branch: 'feature', commit, repository: null }, ...change };
}

function ended(number: number, change: Partial<PullRequestReview> = {}): PullRequestReview {
  const reached = { state: 'completed', headCommit: HEAD, destination: 'main' } as const;
  return reviewOf(`v${number}`, refOf(number), { ...reached, ...change });
}

const repository = (id: string, fullName: string): HostRepository => ({ id, fullName, url: '', workspace: null });

describe('findMissed', () => {
  let database: TestDatabase;
  let store: Store;
  let queue: Queue;
  let repositories: HostRepository[];
  let open: Record<string, PullRequest[] | Failure>;
  let asked: string[];

  beforeEach(async () => {
    database = await sqliteDatabase();
    store = await openStore({ databaseUrl: database.url, secretKey: randomBytes(32), logger: SILENT });
    queue = await openQueue(database.url);
    repositories = [repository('{r1}', 'EXP/exporter')];
    open = {};
    asked = [];
  });
  afterEach(async () => {
    await queue.close();
    await store.close();
    await database.drop();
  });

  function look(
    territory: Partial<Territory> = {},
    { from = null, failedBefore = 0 }: { from?: string | null; failedBefore?: number } = {},
  ): Promise<RoundEnd> {
    const host = {
      repositories: (within: readonly string[]) => {
        asked.push(`within ${within.join()}`);
        return Promise.resolve(repositories);
      },
      openPullRequests: ({ repository: id }: { repository: string }) => {
        asked.push(id);
        const answer = open[id] ?? [];
        return answer instanceof Failure ? Promise.reject(answer) : Promise.resolve(answer);
      },
    };
    const { signal } = new AbortController();
    return findMissed(
      { ...EVERYWHERE, ...territory },
      { from, failedBefore },
      { host, store, queue, logger: SILENT, signal },
    );
  }

  it('asks for a review of what no webhook told of, once', async () => {
    open['{r1}'] = [shown(1), shown(2)];
    expect(await look()).toEqual({ found: 2, next: null });
    expect(await look()).toEqual({ found: 0, next: null });
    expect(await queue.counts()).toMatchObject({ waiting: 2 });
    const job = await queue.take(10_000);
    expect(job).toMatchObject({
      key: 'review:t1:{r1}:1',
      payload: { kind: 'review', headCommit: HEAD, again: false, destination: { branch: 'main' } },
    });
    expect(await look()).toMatchObject({ found: 0 });
    expect(await store.repository(refOf(1))).toMatchObject({ fullName: 'EXP/exporter' });
  });

  it('leaves a head alone that was reviewed, and finds the next one', async () => {
    await store.reviews.save(ended(1));
    open['{r1}'] = [shown(1)];
    expect(await look()).toMatchObject({ found: 0 });
    open['{r1}'] = [shown(1, NEXT)];
    expect(await look()).toMatchObject({ found: 1 });
  });

  it('finds one that goes to another branch now', async () => {
    await store.reviews.save(ended(1));
    open['{r1}'] = [shown(1, HEAD, { destination: { branch: 'release', commit: NEXT, repository: null } })];
    expect(await look()).toMatchObject({ found: 1 });
  });

  it('does not ask twice for what was skipped, until it changes', async () => {
    await store.reviews.save(ended(1, { state: 'skipped', headCommit: null }));
    await store.reviews.savePullRequest(shown(1, HEAD, { draft: true }));
    open['{r1}'] = [shown(1, HEAD, { draft: true })];
    expect(await look()).toMatchObject({ found: 0 });
    open['{r1}'] = [shown(1)];
    expect(await look()).toMatchObject({ found: 1 });
  });

  it('finds one that was declined and opened again', async () => {
    await store.reviews.save(ended(1, { state: 'skipped', headCommit: null }));
    await store.reviews.savePullRequest(shown(1, HEAD, { state: 'declined' }));
    open['{r1}'] = [shown(1)];
    expect(await look()).toMatchObject({ found: 1 });
  });

  it('tries what failed again only when that is long ago', async () => {
    await store.reviews.save(ended(1, { state: 'failed', startedAt: 5_000 }));
    open['{r1}'] = [shown(1)];
    expect(await look({}, { failedBefore: 5_000 })).toMatchObject({ found: 0 });
    expect(await look({}, { failedBefore: 5_001 })).toMatchObject({ found: 1 });
  });

  it('goes on after one that was cut short', async () => {
    await store.reviews.save(ended(1, { state: 'cancelled' }));
    open['{r1}'] = [shown(1)];
    expect(await look()).toMatchObject({ found: 1 });
  });

  it('asks nothing about a repository that is switched off', async () => {
    await store.settings.setRepository(refOf(1), { enabled: false }, 'ada');
    open['{r1}'] = [shown(1)];
    expect(await look()).toMatchObject({ found: 0 });
    expect(asked).toEqual(['within ']);
  });

  it('looks only where it was told to', async () => {
    repositories = [repository('1', 'EXP/exporter'), repository('2', 'EXP/other'), repository('3', '~m.rossi/notes')];
    await look({ places: ['exp/exporter', '~m.rossi'] });
    expect(asked).toEqual(['within exp,~m.rossi', '1', '3']);
  });

  it('looks only where a review was, when the credentials reach further than the webhooks', async () => {
    await store.reviews.save(ended(1));
    repositories = [repository('elsewhere', 'x/y')];
    open['{r1}'] = [shown(2)];
    expect(await look({ knownOnly: true })).toMatchObject({ found: 1 });
    expect(asked).toEqual(['{r1}']);
  });

  it('stops where the rate budget ends, and goes on there', async () => {
    repositories = ['1', '2', '3'].map((id) => repository(id, `EXP/${id}`));
    open['2'] = new Failure({ kind: 'rate-limited', what: 'Used up.', next: 'Wait.' });
    expect(await look()).toEqual({ found: 0, next: '2' });
    open = {};
    asked = [];
    expect(await look({}, { from: '2' })).toEqual({ found: 0, next: null });
    expect(asked).toEqual(['within ', '2', '3', '1']);
  });

  it('looks into so many at once, and into the others the next time', async () => {
    repositories = ['1', '2', '3'].map((id) => repository(id, `EXP/${id}`));
    expect(await look({ perRound: 2 })).toEqual({ found: 0, next: '3' });
    expect(await look({ perRound: 2 }, { from: '3' })).toEqual({ found: 0, next: '2' });
    expect(asked.filter((each) => !each.startsWith('within'))).toEqual(['1', '2', '3', '1']);
  });

  it('passes over a repository that it may not see', async () => {
    repositories = ['1', '{r1}'].map((id) => repository(id, `EXP/${id}`));
    open['1'] = new Failure({ kind: 'gone', what: 'Not there.', next: 'Look.' });
    open['{r1}'] = [shown(1)];
    expect(await look()).toEqual({ found: 1, next: null });
  });
});

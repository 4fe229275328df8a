import { pullRequestOf, refOf, reviewOf } from './testing/nouns';
import { onEveryStore } from './testing/store-contract';

onEveryStore('reviews', (world) => {
  it('are inserted, then replaced by id, tenant by tenant', async () => {
    const ref = refOf(1);
    const done = reviewOf('v1', ref, {
      state: 'completed',
      progress: null,
      verdict: 'request_changes',
      gate: 'fail',
      gateReason: 'one blocker',
      counts: { blocker: 1, warning: 0, info: 2 },
      headCommit: 'a'.repeat(40),
      calls: 8,
      finishedAt: 1_700_000_001_000,
    });
    await world.store.reviews.save(reviewOf('v1', ref));
    await world.store.reviews.save(done);
    expect(await world.store.reviews.byId('t1', 'v1')).toEqual(done);
    expect(await world.store.reviews.byId('t2', 'v1')).toBeNull();
    const other = reviewOf('v1', refOf(1, 't2'));
    await world.store.reviews.save(other);
    expect(await world.store.reviews.byId('t1', 'v1')).toEqual(done);
    expect(await world.store.reviews.ofPullRequest(ref, 10)).toEqual([done]);
    expect(await world.store.reviews.recent('t2', 10)).toEqual([other]);
  });

  it('are listed newest first, up to the limit', async () => {
    const ref = refOf(2, 'listed');
    for (const [index, id] of ['b', 'a', 'c'].entries()) {
      await world.store.reviews.save(reviewOf(id, ref, { startedAt: 1_700_000_000_000 + index }));
    }
    await world.store.reviews.save(reviewOf('d', refOf(3, 'listed'), { startedAt: 1_700_000_000_009 }));
    const ids = (reviews: readonly { readonly id: string }[]) => reviews.map(({ id }) => id);
    expect(ids(await world.store.reviews.ofPullRequest(ref, 2))).toEqual(['c', 'a']);
    expect(ids(await world.store.reviews.recent('listed', 2))).toEqual(['d', 'c']);
  });

  it('that a crash left running are found', async () => {
    const states = ['pending', 'in_progress', 'completed', 'failed', 'cancelled', 'skipped'] as const;
    for (const state of states) await world.store.reviews.save(reviewOf(state, refOf(4, 'crash'), { state }));
    const found = await world.store.reviews.unfinished('crash');
    expect(found.map(({ state }) => state).sort()).toEqual(['in_progress', 'pending']);
  });

  it('remember the pull request', async () => {
    const pullRequest = pullRequestOf(refOf(5));
    await world.store.reviews.savePullRequest({ ...pullRequest, title: 'before' });
    await world.store.reviews.savePullRequest(pullRequest);
    expect(await world.store.reviews.pullRequest(refOf(5))).toEqual(pullRequest);
    expect(await world.store.reviews.pullRequest(refOf(5, 't2'))).toBeNull();
  });
});

onEveryStore('publications', (world) => {
  const comment = { subject: 'f1', commentId: '17', bodyHash: 'h', resolved: false, taskId: null };

  it('remember comments by subject', async () => {
    const { publications } = world.store;
    await publications.saveComment(refOf(1), comment);
    await publications.saveComment(refOf(1), { ...comment, subject: 'summary', taskId: '5' });
    await publications.saveComment(refOf(1), { ...comment, resolved: true, bodyHash: 'h2' });
    expect(await publications.comments(refOf(1))).toEqual([
      { ...comment, resolved: true, bodyHash: 'h2' },
      { ...comment, subject: 'summary', taskId: '5' },
    ]);
    expect(await publications.comments(refOf(1, 't2'))).toEqual([]);
    expect(await publications.comments(refOf(2))).toEqual([]);
    await publications.forgetComment(refOf(1), 'f1');
    await publications.forgetComment(refOf(1, 't2'), 'summary');
    expect((await publications.comments(refOf(1))).map(({ subject }) => subject)).toEqual(['summary']);
  });

  it('remember many comments saved at once', async () => {
    const subjects = Array.from({ length: 40 }, (_, index) => `f${index}`);
    await Promise.all(
      subjects.map((subject) => world.store.publications.saveComment(refOf(9), { ...comment, subject })),
    );
    expect(await world.store.publications.comments(refOf(9))).toHaveLength(40);
  });

  it('remember what stands on a commit, and the vote', async () => {
    const { publications } = world.store;
    expect(await publications.commit(refOf(1), 'c1')).toBeNull();
    await publications.saveCommit(refOf(1), { commit: 'c1', reportHash: null, statusHash: 's' });
    await publications.saveCommit(refOf(1), { commit: 'c1', reportHash: 'r', statusHash: null });
    expect(await publications.commit(refOf(1), 'c1')).toEqual({ commit: 'c1', reportHash: 'r', statusHash: null });
    expect(await publications.commit(refOf(1, 't2'), 'c1')).toBeNull();

    expect(await publications.vote(refOf(1))).toBeNull();
    await publications.saveVote(refOf(1), 'request_changes');
    await publications.saveVote(refOf(1), 'approve');
    expect(await publications.vote(refOf(1))).toBe('approve');
    expect(await publications.vote(refOf(1, 't2'))).toBeNull();
    await publications.saveVote(refOf(1), null);
    expect(await publications.vote(refOf(1))).toBeNull();
  });
});

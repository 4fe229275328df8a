import type { Annotation, Anchor, HostComment, PullRequestRef, Report } from '../../domain';
import type { PullRequestHost } from '../host';

/** An open pull request, and how it is reached. Each test gets one of its own. */
export interface HostFixture {
  readonly host: PullRequestHost;
  readonly ref: PullRequestRef;
  /** Full id of the head commit. */
  readonly commit: string;
  readonly branch: string;
  readonly author: string;
  /** A changed file with at least two neighbouring lines of the new side in its diff, and one removed line. */
  readonly file: { readonly path: string; readonly firstLine: number; readonly removedLine: number };
  /** The account that the host says these credentials act as; null when it does not tell. */
  readonly self: string | null;
  close(): Promise<void>;
}

const OPTIONS = { signal: new AbortController().signal };
const REPORT: Report = {
  id: 'loom-review',
  title: 'Loom review',
  details: 'Two findings.',
  result: 'failed',
  link: 'https://loom.example/r/1',
  data: [
    { title: 'Blockers', kind: 'number', value: 1 },
    { title: 'Took', kind: 'duration', milliseconds: 1200 },
    { title: 'Result', kind: 'text', value: 'words' },
    { title: 'Details', kind: 'link', text: 'open', url: 'https://loom.example/r/1' },
  ],
};
const annotations = (count: number, path: string): Annotation[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `finding-${index}`,
    summary: `Finding ${index}`,
    details: null,
    severity: 'warning',
    category: 'bug',
    path,
    line: 1,
    link: null,
  }));

/** What every host of the port does, whatever stands behind it. */
export function describeHostContract(name: string, start: () => Promise<HostFixture>): void {
  describe(`${name} is a pull request host`, () => {
    let fixture: HostFixture;
    let host: PullRequestHost;
    let ref: PullRequestRef;
    beforeEach(async () => {
      fixture = await start();
      ({ host, ref } = fixture);
    });
    afterEach(() => fixture.close());

    const comment = (
      anchor: Anchor | null,
      parent: string | null = null,
      body = 'Some **words**',
    ): Promise<HostComment> => host.createComment(ref, { body, anchor, parent }, OPTIONS);
    const found = async (id: string): Promise<HostComment | undefined> =>
      (await host.comments(ref, OPTIONS)).find((candidate) => candidate.id === id);

    it('reads the pull request', async () => {
      const pullRequest = await host.pullRequest(ref, OPTIONS);
      expect(pullRequest).toMatchObject({
        ref,
        state: 'open',
        draft: false,
        fork: false,
        source: { branch: fixture.branch },
      });
      expect(fixture.commit.startsWith(pullRequest.source.commit)).toBe(true);
      expect(pullRequest.author?.id).toBe(fixture.author);
      expect(pullRequest.destination.repository?.id).toBe(ref.repository);
      const repository = await host.repository(ref, OPTIONS);
      expect(repository).toMatchObject({ id: ref.repository, fullName: pullRequest.destination.repository?.fullName });
    });

    it('says that a pull request is gone', async () => {
      await expect(host.pullRequest({ ...ref, number: 4_000_000 }, OPTIONS)).rejects.toMatchObject({ kind: 'gone' });
    });

    it('puts comments where they belong, and reads them back, oldest first', async () => {
      const { path, firstLine, removedLine } = fixture.file;
      const anchors: (Anchor | null)[] = [
        null,
        { path, side: 'new', lines: { start: firstLine, end: firstLine } },
        { path, side: 'old', lines: { start: removedLine, end: removedLine } },
        { path, side: 'new', lines: null },
        ...(host.capabilities.multiLineComments
          ? [{ path, side: 'new' as const, lines: { start: firstLine, end: firstLine + 1 } }]
          : []),
      ];
      const created: HostComment[] = [];
      for (const anchor of anchors) created.push(await comment(anchor));
      expect(created.map(({ anchor }) => anchor)).toEqual(anchors);
      expect(new Set(created.map(({ author }) => author)).size).toBe(1);
      const reply = await comment(null, created[1]!.id);
      expect(reply).toMatchObject({ parent: created[1]!.id, anchor: null });
      const read = await host.comments(ref, OPTIONS);
      expect(read.map(({ id }) => id)).toEqual([...created, reply].map(({ id }) => id));
      expect(read.map(({ anchor }) => anchor)).toEqual([...anchors, null]);
    });

    it('changes and deletes its comments, and is content when they are gone', async () => {
      const { id } = await comment(null);
      expect(await host.updateComment(ref, id, 'Other words', OPTIONS)).toMatchObject({ id, body: 'Other words' });
      expect((await found(id))?.body).toBe('Other words');
      await host.deleteComment(ref, id, OPTIONS);
      await host.deleteComment(ref, id, OPTIONS);
      expect((await found(id))?.deleted ?? true).toBe(true);
    });

    it('reads more comments than fit on a page', async () => {
      for (let count = 0; count < 120; count += 10) await Promise.all(Array.from({ length: 10 }, () => comment(null)));
      expect(await host.comments(ref, OPTIONS)).toHaveLength(120);
    });

    it('resolves and re-opens threads, already so too', async () => {
      const { path, firstLine } = fixture.file;
      const { id } = await comment({ path, side: 'new', lines: { start: firstLine, end: firstLine } });
      if (!host.capabilities.resolve) {
        await expect(host.setResolved(ref, id, true, OPTIONS)).rejects.toMatchObject({ kind: 'conflict' });
        return;
      }
      for (const resolved of [true, true, false, false, true]) {
        await host.setResolved(ref, id, resolved, OPTIONS);
        expect((await found(id))?.resolved).toBe(resolved);
      }
    });

    it('says when a comment cannot be resolved', async () => {
      const { id } = await comment(null);
      await expect(host.setResolved(ref, id, true, OPTIONS)).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('keeps tasks', async () => {
      const { id: parent } = await comment(null);
      const task = await host.createTask(ref, { body: 'Do it', comment: parent }, OPTIONS);
      expect(task).toMatchObject({ body: 'Do it', comment: parent, done: false });
      await host.setTaskDone(ref, task, true, OPTIONS);
      expect(await host.tasks(ref, OPTIONS)).toEqual([{ ...task, done: true }]);
      await host.setTaskDone(ref, task, false, OPTIONS);
      expect(await host.tasks(ref, OPTIONS)).toEqual([task]);
    });

    it('takes reports, first pending, then with many annotations, then replaced', async () => {
      const { commit, file } = fixture;
      const put = (list: Annotation[] | null, replace: boolean, report = REPORT): Promise<void> =>
        host.putReport(ref, commit, report, list, replace, OPTIONS);
      await put(null, false, { ...REPORT, result: 'pending' });
      const before = host.calls();
      await put(annotations(250, file.path), false);
      expect(host.calls() - before).toBe(4);
      await put(annotations(3, file.path), true);
      await put([], true);
    });

    it('takes a build status again and again', async () => {
      const status = { key: 'loom-review', name: 'Loom', url: 'https://loom.example/r/1', branch: fixture.branch };
      for (const state of ['in-progress', 'failed', 'successful', 'successful', 'stopped'] as const) {
        await host.setBuildStatus(ref, fixture.commit, { ...status, state, description: `It is ${state}.` }, OPTIONS);
      }
    });

    it('votes, changes its mind and takes it back, all of it again and again', async () => {
      await host.setVote(ref, 'approve', null, OPTIONS);
      await host.setVote(ref, 'approve', null, OPTIONS);
      await host.setVote(ref, 'request_changes', 'approve', OPTIONS);
      await host.setVote(ref, 'request_changes', null, OPTIONS);
      await host.setVote(ref, null, 'request_changes', OPTIONS);
      await host.setVote(ref, null, 'request_changes', OPTIONS);
    });

    it('knows itself, or says that it does not', async () => {
      const self = await host.self(OPTIONS);
      expect(self?.id ?? null).toBe(fixture.self);
    });

    it('answers about rights, or that it may not ask', async () => {
      expect(['admin', 'write', 'read', 'none', 'unknown']).toContain(
        await host.permissionOf(ref, fixture.author, OPTIONS),
      );
    });

    it('finds the repository and its open pull requests', async () => {
      const repository = await host.repository(ref, OPTIONS);
      const found = await host.repositories([repository.workspace ?? ''], OPTIONS);
      expect(found).toContainEqual(repository);
      const open = await host.openPullRequests(ref, OPTIONS);
      expect(open).toContainEqual(await host.pullRequest(ref, OPTIONS));
    });

    it('stops when it is told to', async () => {
      const stopped = { signal: AbortSignal.abort() };
      await expect(host.comments(ref, stopped)).rejects.toMatchObject({ kind: 'cancelled' });
    });

    it('counts its calls', async () => {
      const before = host.calls();
      await host.pullRequest(ref, OPTIONS);
      expect(host.calls()).toBe(before + 1);
    });
  });
}

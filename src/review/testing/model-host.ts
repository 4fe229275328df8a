import { parseDiff } from '../../diff';
import {
  type Anchor,
  type Annotation,
  type BuildStatus,
  Failure,
  type HostComment,
  type HostTask,
  type PullRequest,
  type Report,
  type Vote,
} from '../../domain';
import type { Capabilities, PullRequestHost } from '../../platform';
import { fakeChange, type Texts } from './fake-change';
import type { Effects } from './fake-store';
import { textDiff } from './text-diff';

/** A pull request on the model host, open for tests to look at and to change. */
export interface HostState {
  base: Texts;
  head: Texts;
  headCommit: string;
  pullRequest: Omit<PullRequest, 'source'>;
  comments: HostComment[];
  tasks: HostTask[];
  vote: Vote;
  readonly reports: Map<string, { report: Report; annotations: readonly Annotation[] }>;
  readonly statuses: Map<string, BuildStatus>;
  nextId: number;
  /** How often comments were announced. */
  expected: number;
  /** Calls in order, by name. */
  readonly log: string[];
  /** Called before each call; throws to fail it. */
  onCall: (name: string) => void;
  /** Called after each write has arrived; throws to lose its answer. */
  onArrived: (name: string, body: string) => void;
}

export const REF = { tenant: 't1', repository: 'r1', number: 7 } as const;
export const LOOM = 'loom-account';

export function commitOf(text: string): string {
  return text.repeat(40).slice(0, 40);
}

export function hostState(base: Texts, head: Texts): HostState {
  const repository = { id: 'r1', fullName: 'team/shop' };
  return {
    base,
    head,
    headCommit: commitOf('1'),
    pullRequest: {
      ref: REF,
      title: 'Orders',
      description: '',
      author: { id: 'u1', displayName: 'Ann', names: ['ann'], kind: 'person' },
      state: 'open',
      draft: false,
      destination: { branch: 'main', commit: commitOf('a'), repository },
      fork: false,
      url: 'https://bitbucket.example/team/shop/pull-requests/7',
    },
    comments: [],
    tasks: [],
    vote: null,
    reports: new Map(),
    statuses: new Map(),
    nextId: 1,
    expected: 0,
    log: [],
    onCall: () => undefined,
    onArrived: () => undefined,
  };
}

const CAPABILITIES: Capabilities = {
  multiLineComments: true,
  suggestions: true,
  tasks: true,
  resolve: true,
  reports: true,
  panel: true,
  maxCommentLength: 30_000,
  maxAnnotations: 1000,
};

function failure(kind: Failure['kind'], what: string): Failure {
  return new Failure({ kind, what, next: 'Mind the model.' });
}

/** A host that behaves: it checks anchors against the diff of today, who may edit what, and states before it changes them. */
export function modelHost(
  state: HostState,
  effects: Effects,
  capabilities: Partial<Capabilities> = {},
): PullRequestHost {
  let calls = 0;
  const read = async <Result>(name: string, value: () => Result): Promise<Result> => {
    calls += 1;
    state.log.push(name);
    await Promise.resolve();
    state.onCall(name);
    return value();
  };
  const write = <Result>(name: string, body: string, effect: () => Result): Promise<Result> =>
    effects(`host ${name}`, () =>
      read(name, () => {
        const result = effect();
        state.onArrived(name, body);
        return result;
      }),
    );
  const find = (id: string): HostComment => {
    const comment = state.comments.find((each) => each.id === id && !each.deleted);
    if (!comment) throw failure('gone', 'There is no such comment.');
    return comment;
  };
  const replace = (comment: HostComment): HostComment => {
    state.comments = state.comments.map((each) => (each.id === comment.id ? comment : each));
    return comment;
  };
  return {
    capabilities: { ...CAPABILITIES, ...capabilities },
    calls: () => calls,
    pullRequest: () => read('pullRequest', () => pullRequestOf(state)),
    openChange: async ({ source }) => {
      await Promise.resolve();
      state.onCall('openChange');
      if (!state.headCommit.startsWith(source.commit)) throw failure('conflict', 'The source branch has moved on.');
      const change = fakeChange(state.base, state.head, textDiff(state.base, state.head));
      return { ...change, head: { name: 'topic', commit: state.headCommit } };
    },
    comments: () => read('comments', () => [...state.comments]),
    expectComments: () => void (state.expected += 1),
    createComment: (_, { body, anchor, parent }) =>
      write('createComment', body, () => {
        if (anchor !== null) checkAnchor(state, anchor);
        const id = String(state.nextId++);
        const comment = { id, body, author: LOOM, parent, anchor, deleted: false, resolved: false, url: null };
        state.comments = [...state.comments, comment];
        return comment;
      }),
    updateComment: (_, id, body) =>
      write('updateComment', body, () => {
        if (find(id).author !== LOOM) throw failure('forbidden', 'Only its author edits a comment.');
        return replace({ ...find(id), body });
      }),
    deleteComment: (_, id) =>
      write('deleteComment', '', () => {
        if (state.comments.some((each) => each.parent === id && !each.deleted && each.author !== LOOM))
          throw new Error('A thread that a person answered must never be deleted.');
        replace({ ...find(id), deleted: true, body: '' });
      }),
    setResolved: (_, id, resolved) =>
      write('setResolved', '', () => {
        if (find(id).anchor === null) throw failure('conflict', 'Only threads on the diff are resolved.');
        replace({ ...find(id), resolved });
      }),
    tasks: () => read('tasks', () => [...state.tasks]),
    createTask: (_, { body, comment }) =>
      write('createTask', body, () => {
        const task = { id: String(state.nextId++), body, comment, done: false };
        state.tasks = [...state.tasks, task];
        return task;
      }),
    setTaskDone: (_, task, done) =>
      write('setTaskDone', '', () => {
        state.tasks = state.tasks.map((each) => (each.id === task.id ? { ...each, done } : each));
      }),
    putReport: async (_, commit, report, annotations, replaced) => {
      await write('putReport', report.result, () => {
        const before = replaced ? [] : (state.reports.get(commit)?.annotations ?? []);
        state.reports.set(commit, { report, annotations: before });
      });
      if (annotations === null || annotations.length === 0) return;
      await write('annotations', '', () => {
        const before = state.reports.get(commit)!;
        const merged = new Map([...before.annotations, ...annotations].map((each) => [each.id, each]));
        state.reports.set(commit, { ...before, annotations: [...merged.values()] });
      });
    },
    setBuildStatus: (_, commit, status) =>
      write('setBuildStatus', status.state, () => void state.statuses.set(commit, status)),
    setVote: (_, vote) =>
      write('setVote', String(vote), () => {
        state.vote = vote;
      }),
    permissionOf: () => Promise.resolve('unknown'),
    isWorkspaceAdmin: () => Promise.resolve('unknown'),
    repository: () => Promise.reject(failure('gone', 'A review does not ask for this.')),
    repositories: () => Promise.reject(failure('gone', 'A review does not ask for this.')),
    openPullRequests: () => Promise.reject(failure('gone', 'A review does not ask for this.')),
    self: () => read('self', () => ({ id: LOOM, displayName: 'Loom', names: [], kind: 'app' as const })),
  };
}

function pullRequestOf(state: HostState): PullRequest {
  const repository = { id: 'r1', fullName: 'team/shop' };
  return { ...state.pullRequest, source: { branch: 'topic', commit: state.headCommit.slice(0, 12), repository } };
}

/** A line that the diff of today does not show cannot carry a comment. */
function checkAnchor({ base, head }: HostState, { path, lines }: Anchor): void {
  const file = parseDiff(Buffer.from(textDiff(base, head))).files.find(({ newPath }) => newPath === path);
  const isShown = file?.hunks.some(
    ({ newStart, newCount }) => lines !== null && newStart <= lines.start && newStart + newCount > lines.end,
  );
  if (!isShown) throw failure('invalid', 'The line is not in the diff.');
}

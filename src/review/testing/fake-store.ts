import {
  type Installation,
  type PullRequest,
  type PullRequestRef,
  type PullRequestReview,
  type RepositoryRef,
  type Settings,
  type TrackedFinding,
  type Vote,
} from '../../domain';
import type { PublishedComment, PublishedCommit, Store } from '../../store';

/** What the store keeps, open for tests to look at. */
export interface StoreState {
  installation: Installation;
  repositorySettings: Settings;
  workspaceSettings: Settings;
  readonly comments: Map<string, PublishedComment>;
  readonly commits: Map<string, PublishedCommit>;
  readonly reviews: Map<string, PullRequestReview>;
  pullRequest: PullRequest | null;
  tracked: readonly TrackedFinding[];
  vote: Vote;
}

export function emptyState(): StoreState {
  return {
    installation: {
      id: 't1',
      kind: 'cloud-connect',
      clientKey: 'key',
      workspace: null,
      workspaceName: null,
      state: 'active',
      account: null,
    },
    repositorySettings: {},
    workspaceSettings: {},
    comments: new Map(),
    commits: new Map(),
    reviews: new Map(),
    pullRequest: null,
    tracked: [],
    vote: null,
  };
}

/** Called before and after each write; throws where a test wants the process to die. */
export type Effects = <Result>(name: string, effect: () => Result | Promise<Result>) => Promise<Result>;

const UNUSED = (): never => {
  throw new Error('A review does not ask for this.');
};

/** A store in memory for one pull request of one tenant, with the promises of the port. */
export function fakeStore(state: StoreState, effects: Effects): Store {
  const check = (ref: RepositoryRef & Partial<PullRequestRef>): void => {
    if (ref.tenant !== 't1' || ref.repository !== 'r1') throw new Error('Another tenant or repository was asked for.');
  };
  const read = <Result>(value: () => Result): Promise<Result> => Promise.resolve().then(value);
  return {
    installations: {
      byId: (id) => read(() => (id === state.installation.id ? state.installation : null)),
      byClientKey: UNUSED,
      list: UNUSED,
      secretsOf: UNUSED,
      add: UNUSED,
      update: (_, change) =>
        effects('store account', () => {
          state.installation = { ...state.installation, ...change };
        }),
      replaceSecret: UNUSED,
      discard: UNUSED,
    },
    settings: {
      workspace: () => read(() => state.workspaceSettings),
      setWorkspace: UNUSED,
      repository: (ref) => read(() => (check(ref), state.repositorySettings)),
      setRepository: UNUSED,
      webhookSecrets: UNUSED,
      rotateWebhookSecret: UNUSED,
    },
    publications: {
      comments: (ref) => read(() => (check(ref), [...state.comments.values()])),
      saveComment: (ref, comment) =>
        effects('store comment', () => (check(ref), void state.comments.set(comment.subject, comment))),
      forgetComment: (_, subject) => effects('store comment', () => void state.comments.delete(subject)),
      commit: (_, commit) => read(() => state.commits.get(commit) ?? null),
      saveCommit: (_, published) => effects('store commit', () => void state.commits.set(published.commit, published)),
      vote: () => read(() => state.vote),
      saveVote: (_, vote) =>
        effects('store vote', () => {
          state.vote = vote;
        }),
    },
    reviews: {
      save: (review) => effects('store review', () => void state.reviews.set(review.id, review)),
      savePullRequest: (pullRequest) =>
        effects('store pull request', () => {
          state.pullRequest = pullRequest;
        }),
      pullRequest: () => read(() => state.pullRequest),
      byId: (_, id) => read(() => state.reviews.get(id) ?? null),
      ofPullRequest: (_, limit) => read(() => [...state.reviews.values()].reverse().slice(0, limit)),
      unfinished: UNUSED,
      recent: UNUSED,
    },
    findings: {
      ofPullRequest: () => read(() => state.tracked),
      replace: (_, findings) =>
        effects('store findings', () => {
          const dismissals = new Map(state.tracked.map(({ fingerprint, dismissal }) => [fingerprint, dismissal]));
          state.tracked = findings.map((each) => ({
            ...each,
            dismissal: each.dismissal ?? dismissals.get(each.fingerprint) ?? null,
          }));
        }),
      dismiss: (_, fingerprint, dismissal) =>
        effects('store dismissal', () => {
          const known = state.tracked.some((each) => each.fingerprint === fingerprint);
          state.tracked = state.tracked.map((each) =>
            each.fingerprint === fingerprint ? { ...each, dismissal, state: dismissal ? 'dismissed' : 'open' } : each,
          );
          return known;
        }),
    },
    people: { tokens: UNUSED, saveTokens: UNUSED, forget: UNUSED },
    saveRepository: UNUSED,
    repository: UNUSED,
    healthy: UNUSED,
    close: () => Promise.resolve(),
  };
}

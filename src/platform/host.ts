import type {
  Account,
  Anchor,
  Annotation,
  BuildStatus,
  HostComment,
  HostTask,
  PullRequest,
  PullRequestEnd,
  PullRequestRef,
  Report,
  RepositoryRef,
  Vote,
} from '../domain';
import type { OpenChange } from './port';

/** What a host can do, as data. Asked for by name, never by which host it is. */
export interface Capabilities {
  /** A comment may span several lines. */
  readonly multiLineComments: boolean;
  /** A suggestion block in a comment can be applied by a click. */
  readonly suggestions: boolean;
  readonly tasks: boolean;
  /** Comments on lines can be resolved and re-opened. */
  readonly resolve: boolean;
  readonly reports: boolean;
  /** Loom's panel stands beside the pull requests. */
  readonly panel: boolean;
  readonly maxCommentLength: number;
  readonly maxAnnotations: number;
}

/** Both ends, as far as they are known: from a webhook, before the host is asked, or from the pull request itself. */
export interface ChangeRequest {
  readonly ref: PullRequestRef;
  readonly source: PullRequestEnd;
  readonly destination: PullRequestEnd;
}

export type Permission = 'admin' | 'write' | 'read' | 'none';

/** A repository as it is found, rather than asked for. */
export interface HostRepository {
  readonly id: string;
  /** Name of today: `workspace/slug`, `KEY/slug`. */
  readonly fullName: string;
  readonly url: string;
  /** The host's stable id of the workspace, or the key of the project. */
  readonly workspace: string | null;
}

/** A call's urgency: people wait for the first, nobody for the last. The rate budget serves them in this order. */
export type Urgency = 'person' | 'review' | 'background';

export interface CallOptions {
  readonly signal: AbortSignal;
  readonly urgency?: Urgency;
}

/**
 * One tenant's access to its host. Holds no state of a review; safe for concurrent use. Reads go out in parallel; writes are
 * sent as they are called.
 *
 * Every method rejects with `Failure` only: `unauthenticated` and `forbidden` name the missing right, `gone` means absent or
 * invisible, `rate-limited` and `unavailable` may carry `retryAfterMs` and were already retried where that was safe, `conflict`
 * means that the host's state is not what the caller thought. Every write converges: doing it again gives the same state, with
 * the exception of `createComment` and `createTask`, which are never retried by the host once the request may have arrived.
 */
export interface PullRequestHost {
  readonly capabilities: Capabilities;
  /** Requests sent so far, for the record of a review. */
  readonly calls: () => number;
  pullRequest(ref: PullRequestRef, options: CallOptions): Promise<PullRequest>;
  /**
   * Opens the change for analysis: git where it can, the host's API otherwise. `head.commit` and `base.commit` (the merge base)
   * are full ids. Rejects with `conflict` when the source branch has moved on from `source.commit`.
   */
  openChange(change: ChangeRequest, options: CallOptions): Promise<OpenChange>;
  /** Every comment of the pull request, oldest first, deleted ones and replies included. */
  comments(ref: PullRequestRef, options: CallOptions): Promise<readonly HostComment[]>;
  /**
   * Says that comments on lines are about to come, so that what the host has to read for them is read by then. Skipping it changes
   * nothing but the time that the first of them takes.
   */
  expectComments(ref: PullRequestRef, options: CallOptions): void;
  createComment(
    ref: PullRequestRef,
    comment: { readonly body: string; readonly anchor: Anchor | null; readonly parent: string | null },
    options: CallOptions,
  ): Promise<HostComment>;
  updateComment(ref: PullRequestRef, id: string, body: string, options: CallOptions): Promise<HostComment>;
  /** A comment that is gone already counts as deleted. */
  deleteComment(ref: PullRequestRef, id: string, options: CallOptions): Promise<void>;
  /** Resolves or re-opens a thread; already so counts as done. */
  setResolved(ref: PullRequestRef, id: string, resolved: boolean, options: CallOptions): Promise<void>;
  tasks(ref: PullRequestRef, options: CallOptions): Promise<readonly HostTask[]>;
  createTask(
    ref: PullRequestRef,
    task: { readonly body: string; readonly comment: string | null },
    options: CallOptions,
  ): Promise<HostTask>;
  setTaskDone(ref: PullRequestRef, task: HostTask, done: boolean, options: CallOptions): Promise<void>;
  /**
   * Makes the report of a commit equal to this one.
   * @param annotations null leaves them as they are (a pending report); a list replaces them, in as few calls as the host allows
   * @param replace false when the commit is known to have no annotations of this report yet, which saves a call
   */
  putReport(
    repository: RepositoryRef,
    commit: string,
    report: Report,
    annotations: readonly Annotation[] | null,
    replace: boolean,
    options: CallOptions,
  ): Promise<void>;
  setBuildStatus(repository: RepositoryRef, commit: string, status: BuildStatus, options: CallOptions): Promise<void>;
  setVote(ref: PullRequestRef, vote: Vote, previous: Vote, options: CallOptions): Promise<void>;
  /** The tenant's repositories' names and permissions, for the pages. `unknown` when our credential may not ask. */
  permissionOf(repository: RepositoryRef, account: string, options: CallOptions): Promise<Permission | 'unknown'>;
  /** True when the account owns (administers) the workspace; `unknown` when our credential may not ask. */
  isWorkspaceAdmin(workspace: string, account: string, options: CallOptions): Promise<boolean | 'unknown'>;
  repository(repository: RepositoryRef, options: CallOptions): Promise<HostRepository>;
  /**
   * Repositories that these credentials see, without those that nobody can write to any more.
   * @param within workspaces or keys of projects; none: wherever the credentials reach
   */
  repositories(within: readonly string[], options: CallOptions): Promise<readonly HostRepository[]>;
  /** Open pull requests that go to the repository. */
  openPullRequests(repository: RepositoryRef, options: CallOptions): Promise<readonly PullRequest[]>;
  /** The account that these credentials act as; null when the host does not tell. */
  self(options: CallOptions): Promise<Account | null>;
}

/** Gives each tenant its host. The only place that knows the kinds of installation. */
export interface HostRegistry {
  /** @throws Failure `gone` when there is no such active installation */
  hostOf(tenant: string): Promise<PullRequestHost>;
  close(): Promise<void>;
}

/** Which repository, on whose behalf. Every query and every effect names its tenant. */
export interface RepositoryRef {
  /** Id of the installation (one workspace that installed the app, or one configured connection). */
  readonly tenant: string;
  /** The host's own stable id of the repository: survives renames and transfers. */
  readonly repository: string;
}

export interface PullRequestRef extends RepositoryRef {
  readonly number: number;
}

/** A person or an app, as the host knows it. */
export interface Account {
  /** The host's own stable id. */
  readonly id: string;
  readonly displayName: string;
  /** Every name that `triggers.ignore_authors` may mention: nickname, account id, user slug. */
  readonly names: readonly string[];
  readonly kind: 'person' | 'app';
}

/** One end of a pull request. */
export interface PullRequestEnd {
  /** Name without `refs/heads/`; null when the branch is gone. */
  readonly branch: string | null;
  /** Commit id; may be abbreviated to 12 digits, as some hosts tell it. */
  readonly commit: string;
  /** Null when the repository is gone or invisible to us (a deleted or private fork). */
  readonly repository: { readonly id: string; readonly fullName: string } | null;
}

export interface PullRequest {
  readonly ref: PullRequestRef;
  readonly title: string;
  readonly description: string;
  readonly author: Account | null;
  readonly state: 'open' | 'merged' | 'declined' | 'superseded';
  readonly draft: boolean;
  readonly source: PullRequestEnd;
  readonly destination: PullRequestEnd;
  /** True when the source is another repository than the destination: less trust. */
  readonly fork: boolean;
  /** Page for people. */
  readonly url: string;
}

/** True when one of two commit ids abbreviates the other; both need at least 7 digits. */
export function sameCommit(a: string, b: string): boolean {
  return a.length >= 7 && b.length >= 7 && (a.startsWith(b) || b.startsWith(a));
}

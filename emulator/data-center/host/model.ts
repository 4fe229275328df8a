import type { Repository, Token } from '../../world';

export type BuildState = 'SUCCESSFUL' | 'FAILED' | 'INPROGRESS' | 'CANCELLED' | 'UNKNOWN';

/** The status of a build of a commit. */
export interface Build {
  readonly key: string;
  readonly state: BuildState;
  readonly url: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** What the check for required builds compares. */
  readonly parent?: string | undefined;
  readonly buildNumber?: string | undefined;
  /** The full name of a branch. */
  readonly ref?: string | undefined;
  /** Milliseconds. */
  readonly duration?: number | undefined;
  readonly testResults?: Readonly<Record<string, number>> | undefined;
  /** Null when it came by the old address, which knows no repositories. */
  readonly repository: Repository | null;
  /** Milliseconds since the epoch. */
  readonly createdDate: number;
  readonly updatedDate: number;
}

export interface TokenRecord {
  readonly id: string;
  readonly name: string;
  readonly token: Token;
  /** Milliseconds since the epoch. */
  readonly createdDate: number;
  /** For ever where it is left out. */
  readonly expiryDays?: number;
}

/** A webhook of a repository or of a project. */
export interface Hook {
  readonly id: number;
  readonly scope: 'repository' | 'project';
  name: string;
  url: string;
  active: boolean;
  events: readonly string[];
  /** The secret is in here, and whatever else its writer put down. */
  configuration: Readonly<Record<string, string>>;
  sslVerificationRequired: boolean;
  /** What the receiver is logged in to with. */
  credentials: { readonly username: string; readonly password: string } | null;
  /** Milliseconds since the epoch. */
  readonly createdDate: number;
  updatedDate: number;
}

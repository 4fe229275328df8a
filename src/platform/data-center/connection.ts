/** One instance of Bitbucket Data Center, and the account that Loom uses there. */
export interface DataCenterConnection {
  /** With the context path, without a slash at the end: `https://git.example.com/bitbucket`. */
  readonly baseUrl: string;
  /** HTTP access token of a user, a project or a repository. */
  readonly token: string;
  /** Authorities to trust besides the usual ones, PEM; null: those of the process. */
  readonly certificates: string | null;
  /** Requests that Loom sends in a minute at most. Instances grant 300 where the administrator switched their limit on. */
  readonly requestsPerMinute: number;
}

export const DEFAULT_REQUESTS_PER_MINUTE = 300;

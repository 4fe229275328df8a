import type { PullRequest } from '../emulator';

/** A final build status, whatever a host calls its fields. */
export interface Verdict {
  readonly description: string;
}

/** A Bitbucket with the demo's repository in it, and Loom at work beside it. */
export interface Stage {
  /** What the browser shows; people are signed in there by a click. */
  readonly webUrl: string;
  readonly loomUrl: string;
  /** The pull request that the demo is about: a branch of the repository itself. */
  open(): Promise<PullRequest>;
  /** A second one, from somebody's fork. */
  openFromFork(): Promise<PullRequest>;
  /** The author pushes to the first one again. */
  push(): Promise<void>;
  addressOf(pullRequest: PullRequest): string;
  /** Of the head of the pull request; null while there is none. */
  readonly verdictOn: (pullRequest: PullRequest) => Verdict | null;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Of the pages; those of Loom follow. */
  readonly port: number;
  /** For repositories, the database and the cache. */
  readonly folder: string;
}

/** What an operator sets, whatever Bitbucket it is. */
export function commonSettings(folder: string, baseUrl: string, secretKey: string): Readonly<Record<string, string>> {
  return {
    LOOM_BASE_URL: baseUrl,
    LOOM_SECRET_KEY: secretKey,
    LOOM_LOG_LEVEL: 'warn',
    LOOM_CACHE_DIR: `${folder}/cache`,
    DATABASE_URL: `file:${folder}/loom.sqlite`,
  };
}

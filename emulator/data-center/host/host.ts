import type { Account, Participant, PullRequest, Report, Repository, World } from '../../world';
import { has, type Feature, type VersionName } from '../versions';
import type { Build, Hook, TokenRecord } from './model';
import { createNumbers, type Numbers } from './numbers';

/** Caps that an administrator sets in `bitbucket.properties`. */
export interface Limits {
  /** Files in an answer about changes. */
  readonly changes: number;
  /** Lines in a diff of hunks. */
  readonly diffLines: number;
  /** Lines of a file in one page. */
  readonly sourceLines: number;
  readonly commits: number;
  readonly activities: number;
  readonly annotations: number;
}

export const USUAL_LIMITS: Limits = {
  changes: 1_000,
  diffLines: 10_000,
  sourceLines: 5_000,
  commits: 100,
  activities: 500,
  annotations: 1_000,
};

/** What an instance is set up to do. */
export interface Settings {
  readonly version: VersionName;
  /** Starts with a slash, or is empty. */
  readonly contextPath: string;
  readonly limits: Limits;
  /** `mysql` cannot store characters above U+FFFF. */
  readonly database: 'postgresql' | 'mysql';
  /** What becomes of a comment on a line that the diff does not show. */
  readonly strayAnchors: 'refused' | 'orphaned';
  readonly basicAuth: boolean;
}

/** An instance of Data Center: the world that all hosts share, and what only this product knows. */
export interface Host {
  readonly world: World;
  readonly settings: Settings;
  readonly numbers: Numbers;
  readonly passwords: Map<Account, string>;
  /** People who may not log in. */
  readonly unlicensed: Set<Account>;
  /** People who administer the whole instance. */
  readonly administrators: Set<Account>;
  /** Addresses that repositories had before, `key/slug` in small letters: they lead to the new ones. */
  readonly formerNames: Map<string, Repository>;
  /** By the uuid of a repository or a project. */
  readonly hooks: Map<string, Map<number, Hook>>;
  /** By full hash. */
  readonly builds: Map<string, readonly Build[]>;
  readonly deleted: WeakSet<PullRequest>;
  readonly reportAuthors: WeakMap<Report, Account>;
  /** Of HTTP access tokens, which people look at without their secrets. */
  readonly tokenRecords: Map<string, TokenRecord>;
  /** The commit that a reviewer looked at last. */
  readonly lastReviewed: WeakMap<Participant, string>;
}

export function createHost(world: World, settings: Settings): Host {
  return {
    world,
    settings,
    numbers: createNumbers(),
    passwords: new Map(),
    unlicensed: new Set(),
    administrators: new Set(),
    formerNames: new Map(),
    hooks: new Map(),
    builds: new Map(),
    deleted: new WeakSet(),
    reportAuthors: new WeakMap(),
    tokenRecords: new Map(),
    lastReviewed: new WeakMap(),
  };
}

export function supports(host: Host, feature: Feature): boolean {
  return has(host.settings.version, feature);
}

import { randomUUID } from 'node:crypto';
import type { HostEvent } from '../events';
import type { Fact } from './facts';
import type { Account, Consumer, Installation, Instant, Repository, Token, Workspace } from './model';

export interface Addresses {
  /** Without the `/2.0`. */
  api: string;
  web: string;
}

/** Everything that the emulated host knows, in memory; the files are in bare repositories on disk. */
export interface WorldState {
  readonly folder: string;
  readonly addresses: Addresses;
  readonly users: Map<string, Account>;
  readonly workspaces: Map<string, Workspace>;
  readonly repositories: Map<string, Repository>;
  readonly consumers: Map<string, Consumer>;
  /** By client key. */
  readonly installations: Map<string, Installation>;
  /** By the secret itself. */
  readonly tokens: Map<string, Token>;
  readonly refreshTokens: Map<string, RefreshToken>;
  readonly authorizationCodes: Map<string, AuthorizationCode>;
  readonly listeners: Set<(event: HostEvent) => void>;
  readonly watchers: Set<(fact: Fact) => void>;
  /** Strictly increasing, so that no two things happen at once. */
  readonly now: () => Instant;
  readonly nextId: () => number;
}

export interface RefreshToken {
  readonly consumer: string;
  readonly account: Account;
  readonly scopes: readonly string[];
  readonly expiresAt: Instant;
}

export interface AuthorizationCode {
  readonly consumer: string;
  readonly account: Account;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  /** Of PKCE: what the verifier must lead to. */
  readonly challenge?: { readonly method: string; readonly value: string };
  readonly expiresAt: Instant;
}

const FIRST_ID = 500_000_001;

export function createState(folder: string, clock: () => number): WorldState {
  let last = 0;
  let id = FIRST_ID;
  return {
    folder,
    addresses: { api: 'https://api.bitbucket.org', web: 'https://bitbucket.org' },
    users: new Map(),
    workspaces: new Map(),
    repositories: new Map(),
    consumers: new Map(),
    installations: new Map(),
    tokens: new Map(),
    refreshTokens: new Map(),
    authorizationCodes: new Map(),
    listeners: new Set(),
    watchers: new Set(),
    now: () => (last = Math.max(last + 1, clock() * 1000)),
    nextId: () => id++,
  };
}

export function newUuid(): string {
  return `{${randomUUID()}}`;
}

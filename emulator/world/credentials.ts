import { randomBytes } from 'node:crypto';
import type { Account, Consumer, Installation, Repository, Token, TokenKind, Workspace } from './model';
import { addAppUser } from './people';
import type { WorldState } from './state';

const HOUR_US = 3_600_000_000;

export interface NewToken {
  readonly kind: TokenKind;
  readonly account: Account;
  readonly scopes: readonly string[];
  readonly reach?: Token['reach'];
  readonly lifetimeUs?: number | null;
  /** Made up where it is left out. */
  readonly secret?: string;
}

/** Makes a token of any kind. Those of OAuth and Connect live one hour unless told otherwise. */
export function mintToken(state: WorldState, request: NewToken): Token {
  const lifetime = request.lifetimeUs === undefined ? defaultLifetime(request.kind) : request.lifetimeUs;
  const token: Token = {
    secret: request.secret ?? randomSecret(),
    kind: request.kind,
    account: request.account,
    scopes: request.scopes,
    reach: request.reach ?? {},
    expiresAt: lifetime === null ? null : state.now() + lifetime,
    revoked: false,
  };
  state.tokens.set(token.secret, token);
  return token;
}

export interface NewAccessToken {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly repository?: Repository;
  readonly workspace?: Workspace;
  readonly secret?: string;
}

/** A repository or workspace access token: it acts as an app user named after it. */
export function mintAccessToken(state: WorldState, request: NewAccessToken): Token {
  const reach: Token['reach'] =
    request.repository === undefined
      ? { ...(request.workspace === undefined ? {} : { workspace: request.workspace.uuid }) }
      : { workspace: request.repository.workspace.uuid, repositories: [request.repository.uuid] };
  const secret = request.secret === undefined ? {} : { secret: request.secret };
  const account = addAppUser(state, request.name);
  return mintToken(state, { kind: 'access', account, scopes: request.scopes, reach, ...secret });
}

export interface NewConsumer {
  readonly name: string;
  readonly callbackUrl: string;
  readonly scopes: readonly string[];
  readonly owner: Account;
  readonly isPrivate?: boolean;
}

export function addConsumer(state: WorldState, request: NewConsumer): Consumer {
  const consumer = { ...request, key: randomSecret(9), secret: randomSecret(), isPrivate: request.isPrivate ?? false };
  state.consumers.set(consumer.key, consumer);
  return consumer;
}

export interface NewInstallation {
  readonly clientKey: string;
  readonly appKey: string;
  readonly appName: string;
  readonly workspace: Workspace;
  readonly sharedSecret: string;
  readonly scopes: readonly string[];
  readonly descriptor: Readonly<Record<string, unknown>>;
}

/** Notes an installed app. A later install of the same client key replaces secret, scopes and descriptor. */
export function putInstallation(state: WorldState, request: NewInstallation): Installation {
  const before = state.installations.get(request.clientKey);
  const { appName, ...fields } = request;
  const installation = { ...fields, active: true, account: before?.account ?? addAppUser(state, appName) };
  state.installations.set(request.clientKey, installation);
  return installation;
}

export function randomSecret(bytes = 24): string {
  return randomBytes(bytes).toString('base64url');
}

function defaultLifetime(kind: TokenKind): number | null {
  return kind === 'oauth' || kind === 'connect' ? HOUR_US : null;
}

import type { Account, Repository, Token, Workspace } from '../../world';
import type { Host } from './host';

export type TokenPermission =
  'REPO_READ' | 'REPO_WRITE' | 'REPO_ADMIN' | 'PROJECT_READ' | 'PROJECT_WRITE' | 'PROJECT_ADMIN';

export interface NewUserToken {
  readonly permissions: readonly TokenPermission[];
  /** For ever where it is left out. */
  readonly expiryDays?: number;
}

const DAY_US = 24 * 3_600 * 1_000_000;

/** An HTTP access token of a person. */
export function mintToken(host: Host, account: Account, request: NewUserToken): Token {
  return host.world.mintToken({
    kind: 'api',
    account,
    scopes: request.permissions,
    lifetimeUs: request.expiryDays === undefined ? null : request.expiryDays * DAY_US,
  });
}

export interface NewServiceToken extends NewUserToken {
  readonly name: string;
}

/** A token of a project or a repository: nobody stands behind it. */
export function mintServiceToken(host: Host, owner: Repository | Workspace, request: NewServiceToken): Token {
  const reach = 'pullRequests' in owner ? { repository: owner } : { workspace: owner };
  return host.world.mintAccessToken({ name: request.name, scopes: request.permissions, ...reach });
}

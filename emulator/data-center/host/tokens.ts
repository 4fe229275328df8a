import { randomBytes, randomInt } from 'node:crypto';
import type { Account, Repository, Token, Workspace } from '../../world';
import type { Host } from './host';
import type { TokenRecord } from './model';

export type TokenPermission =
  'REPO_READ' | 'REPO_WRITE' | 'REPO_ADMIN' | 'PROJECT_READ' | 'PROJECT_WRITE' | 'PROJECT_ADMIN';

export interface NewUserToken {
  readonly name?: string;
  readonly permissions: readonly TokenPermission[];
  /** For ever where it is left out. */
  readonly expiryDays?: number;
}

const DAY_US = 24 * 3_600 * 1_000_000;

/** An HTTP access token of a person. */
export function mintToken(host: Host, account: Account, request: NewUserToken): Token {
  const lifetimeUs = request.expiryDays === undefined ? null : request.expiryDays * DAY_US;
  return recorded(host, request, (secret) =>
    host.world.mintToken({ kind: 'api', account, scopes: request.permissions, lifetimeUs, secret }),
  );
}

export interface NewServiceToken extends NewUserToken {
  readonly name: string;
}

/** A token of a project or a repository: nobody stands behind it. */
export function mintServiceToken(host: Host, owner: Repository | Workspace, request: NewServiceToken): Token {
  const reach = 'pullRequests' in owner ? { repository: owner } : { workspace: owner };
  return recorded(host, request, (secret) =>
    host.world.mintAccessToken({ name: request.name, scopes: request.permissions, secret, ...reach }),
  );
}

export function recordOf(host: Host, token: Token): TokenRecord | null {
  return [...host.tokenRecords.values()].find((record) => record.token === token) ?? null;
}

/** The secret holds the id, so that whoever has it can look the token up. */
function recorded(host: Host, { name = 'token', expiryDays }: NewUserToken, mint: (secret: string) => Token): Token {
  const id = String(randomInt(100_000_000_000, 281_474_976_710_655)).padStart(12, '0');
  const secret = Buffer.concat([Buffer.from(`${id}:`), randomBytes(20)]).toString('base64');
  const token = mint(secret);
  const createdDate = Math.floor(host.world.now() / 1_000);
  host.tokenRecords.set(id, { id, name, token, createdDate, ...(expiryDays === undefined ? {} : { expiryDays }) });
  return token;
}

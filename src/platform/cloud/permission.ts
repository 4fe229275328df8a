import { Failure, type RepositoryRef } from '../../domain';
import type { CallOptions, Permission } from '../host';
import type { CloudApi } from './api';
import { repositoryPath, uuidSegment, withBraces } from './paths';
import { permissionSchema, repositorySchema, type WireAccount } from './schemas';

const ORDER: readonly Permission[] = ['none', 'read', 'write', 'admin'];

/** The most that the entries give; words that are not known give nothing. */
export function strongest(entries: readonly { readonly permission: string }[]): Permission {
  const ranks = entries.map(({ permission }) => ORDER.findIndex((known) => known === permission));
  return ORDER[Math.max(0, ...ranks)] ?? 'none';
}

/** What the host says of somebody else's rights. Only administrators may ask, so `unknown` is usual for tokens. */
export async function permissionOf(
  api: CloudApi,
  workspace: string | null,
  { repository }: RepositoryRef,
  account: string,
  options: CallOptions,
): Promise<Permission | 'unknown'> {
  return unknownWhenRefused(async () => {
    const owner = workspace ?? (await workspaceOf(api, repository, options));
    if (owner === null) return 'unknown';
    const path = `/workspaces/${uuidSegment(owner)}/permissions/repositories/${uuidSegment(repository)}`;
    const entries = await api.list(path, permissionSchema, options, { q: accountFilter(account), pagelen: '100' });
    return strongest(entries.filter((entry) => isAbout(entry, account)));
  });
}

export async function isWorkspaceAdmin(
  api: CloudApi,
  workspace: string,
  account: string,
  options: CallOptions,
): Promise<boolean | 'unknown'> {
  return unknownWhenRefused(async () => {
    const q = `permission="owner" AND ${accountFilter(account)}`;
    const path = `/workspaces/${uuidSegment(workspace)}/permissions`;
    const entries = await api.list(path, permissionSchema, options, { q, pagelen: '100' });
    return entries.some((entry) => entry.permission === 'owner' && isAbout(entry, account));
  });
}

async function workspaceOf(api: CloudApi, repository: string, options: CallOptions): Promise<string | null> {
  const { workspace } = await api.get(repositoryPath({ repository }), repositorySchema, options);
  return workspace?.uuid ?? null;
}

/** The filter is the host's to apply; whom an entry is about is checked here as well, by ids alone. */
function isAbout({ user }: { readonly user?: WireAccount | null | undefined }, account: string): boolean {
  return user?.uuid === account || user?.account_id === account;
}

function accountFilter(account: string): string {
  if (account.startsWith('{')) return `user.uuid="${withBraces(account)}"`;
  if (/^[\w:-]+$/.test(account)) return `user.account_id="${account}"`;
  throw new Failure({ kind: 'invalid', what: 'This is no account of Bitbucket Cloud.', next: 'Sign in again.' });
}

/** A refusal, and a repository that is invisible to us, say nothing about the account. */
async function unknownWhenRefused<T>(ask: () => Promise<T>): Promise<T | 'unknown'> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Failure && (error.kind === 'forbidden' || error.kind === 'gone')) return 'unknown';
    throw error;
  }
}

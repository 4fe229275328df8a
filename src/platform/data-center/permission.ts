import { Failure, type RepositoryRef } from '../../domain';
import type { CallOptions, Permission } from '../host';
import type { DataCenterApi } from './api';
import type { RepositoryNames } from './names';
import { numericId } from './paths';
import { accountSchema } from './schemas';

/** Strongest first; each includes those after it. */
export const REPOSITORY_PERMISSIONS: readonly (readonly [string, Permission])[] = [
  ['REPO_ADMIN', 'admin'],
  ['REPO_WRITE', 'write'],
  ['REPO_READ', 'read'],
];

/** What somebody may do, groups and inheritance included. Everybody with an account may ask. */
export async function permissionOf(
  api: DataCenterApi,
  names: RepositoryNames,
  ref: RepositoryRef,
  account: string,
  options: CallOptions,
): Promise<Permission | 'unknown'> {
  const id = numericId(account);
  return unknownWhenRefused(async () => {
    const [key = '', slug = ''] = (await names.find(ref, options)).split('/');
    for (const [name, permission] of REPOSITORY_PERMISSIONS) {
      const filter = { 'permission.1': name, 'permission.1.projectKey': key, 'permission.1.repositorySlug': slug };
      if (await isAmong(api, id, filter, options)) return permission;
    }
    return 'none';
  });
}

/** @param project key of a project */
export async function isProjectAdmin(
  api: DataCenterApi,
  project: string,
  account: string,
  options: CallOptions,
): Promise<boolean | 'unknown'> {
  const id = numericId(account);
  const filter = { 'permission.1': 'PROJECT_ADMIN', 'permission.1.projectKey': project };
  return unknownWhenRefused(() => isAmong(api, id, filter, options));
}

async function isAmong(
  api: DataCenterApi,
  account: number,
  filter: Readonly<Record<string, string>>,
  options: CallOptions,
): Promise<boolean> {
  for await (const page of api.pages('api/latest/users', accountSchema, options, { ...filter, limit: '1000' })) {
    if (page.some(({ id }) => id === account)) return true;
  }
  return false;
}

/** A refusal, and a repository that is invisible to us, say nothing about the account. */
async function unknownWhenRefused<T>(ask: () => Promise<T>): Promise<T | 'unknown'> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Failure && ['forbidden', 'gone', 'invalid'].includes(error.kind)) return 'unknown';
    throw error;
  }
}

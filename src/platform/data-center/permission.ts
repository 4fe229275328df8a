import { Failure, type RepositoryRef } from '../../domain';
import type { CallOptions, Permission } from '../host';
import type { DataCenterApi } from './api';
import type { RepositoryNames } from './names';
import { numericId } from './paths';
import { accountSchema } from './schemas';

/** Strongest first; each includes those after it. */
const REPOSITORY_PERMISSIONS: readonly (readonly [string, Permission])[] = [
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
  return unknownWhenRefused(async () => permissionIn(api, await names.find(ref, options), account, options));
}

/**
 * The answer is about the account: what the credential that asks may do limits nothing.
 * @param fullName `KEY/slug` of today
 * @throws Failure when the credential that asks does not see the repository
 */
export async function permissionIn(
  api: DataCenterApi,
  fullName: string,
  account: string,
  options: CallOptions,
): Promise<Permission> {
  const id = numericId(account);
  const [key = '', slug = ''] = fullName.split('/');
  for (const [name, permission] of REPOSITORY_PERMISSIONS) {
    const filter = { 'permission.1': name, 'permission.1.projectKey': key, 'permission.1.repositorySlug': slug };
    if (await isAmong(api, id, filter, options)) return permission;
  }
  return 'none';
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

import type { CallOptions, Permission } from '../host';
import type { HttpClient } from '../http';
import type { DataCenterApi } from './api';
import { fullNameOf } from './convert';
import { isProjectAdmin, permissionIn } from './permission';
import { personApi } from './person-session';
import { repositorySchema } from './schemas';

/** Who signed in, and with what. */
export interface SignedIn {
  readonly accessToken: string;
  /** Id of the account. */
  readonly account: string;
}

/**
 * What a person may do in a repository, asked with the person's own token. That it sees the repository proves the right to read; more
 * is asked about the person, for the token may read at most, whatever its owner may do.
 * @param repository its id
 * @param project key of its project, which saves looking through all others; null when it is not known
 */
export async function dataCenterPersonPermission(
  http: HttpClient,
  baseUrl: string,
  { accessToken, account }: SignedIn,
  { repository, project }: { readonly repository: string; readonly project: string | null },
  signal: AbortSignal,
): Promise<Permission> {
  const api = personApi(http, baseUrl, accessToken);
  const options = { signal, urgency: 'person' } as const;
  const fullName = await visibleName(api, repository, project, options);
  if (fullName === null) return 'none';
  const permission = await permissionIn(api, fullName, account, options);
  // Who may read because the repository is public is in no list.
  return permission === 'none' ? 'read' : permission;
}

/** True when the person administers the project, asked with the person's own token. */
export async function dataCenterPersonIsProjectAdmin(
  http: HttpClient,
  baseUrl: string,
  { accessToken, account }: SignedIn,
  project: string,
  signal: AbortSignal,
): Promise<boolean> {
  const options = { signal, urgency: 'person' } as const;
  return (await isProjectAdmin(personApi(http, baseUrl, accessToken), project, account, options)) === true;
}

/** `KEY/slug` of today; null for a repository that the token does not see. */
async function visibleName(
  api: DataCenterApi,
  repository: string,
  project: string | null,
  options: CallOptions,
): Promise<string | null> {
  const query = { permission: 'REPO_READ', limit: '1000', ...(project === null ? {} : { projectkey: project }) };
  for await (const page of api.pages('api/latest/repos', repositorySchema, options, query)) {
    const found = page.find(({ id }) => String(id) === repository);
    if (found) return fullNameOf(found);
  }
  return null;
}

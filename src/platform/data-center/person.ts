import type { CallOptions, Permission } from '../host';
import type { HttpClient } from '../http';
import type { DataCenterApi } from './api';
import { REPOSITORY_PERMISSIONS } from './permission';
import { personApi } from './person-session';
import { projectSchema, repositorySchema } from './schemas';

/**
 * What a person may do in a repository, asked with the person's own token.
 * @param repository its id
 * @param project key of its project, which saves looking through all others; null when it is not known
 */
export async function dataCenterPersonPermission(
  http: HttpClient,
  baseUrl: string,
  accessToken: string,
  repository: string,
  project: string | null,
  signal: AbortSignal,
): Promise<Permission> {
  const api = personApi(http, baseUrl, accessToken);
  const options = { signal, urgency: 'person' } as const;
  for (const [name, permission] of REPOSITORY_PERMISSIONS) {
    if (await isAmong(api, repository, name, project, options)) return permission;
  }
  return 'none';
}

/** True when the person administers the project, asked with the person's own token. */
export async function dataCenterPersonIsProjectAdmin(
  http: HttpClient,
  baseUrl: string,
  accessToken: string,
  project: string,
  signal: AbortSignal,
): Promise<boolean> {
  const api = personApi(http, baseUrl, accessToken);
  const query = { permission: 'PROJECT_ADMIN', limit: '1000' };
  const options = { signal, urgency: 'person' } as const;
  for await (const page of api.pages('api/latest/projects', projectSchema, options, query)) {
    if (page.some(({ key }) => key.toUpperCase() === project.toUpperCase())) return true;
  }
  return false;
}

async function isAmong(
  api: DataCenterApi,
  repository: string,
  permission: string,
  project: string | null,
  options: CallOptions,
): Promise<boolean> {
  const query = { permission, limit: '1000', ...(project === null ? {} : { projectkey: project }) };
  for await (const page of api.pages('api/latest/repos', repositorySchema, options, query)) {
    if (page.some(({ id }) => String(id) === repository)) return true;
  }
  return false;
}

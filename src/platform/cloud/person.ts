import { Failure } from '../../domain';
import type { Permission } from '../host';
import type { HttpClient } from '../http';
import { createCloudApi } from './api';
import { uuidSegment, withBraces } from './paths';
import { strongest } from './permission';
import { permissionSchema, roleSchema } from './schemas';
import { personSession } from './person-session';

/** What a person may do in a repository, asked with the person's own token. */
export async function personPermission(
  http: HttpClient,
  apiUrl: string,
  accessToken: string,
  repository: string,
  workspace: string,
  signal: AbortSignal,
): Promise<Permission> {
  const api = createCloudApi(personSession(http, accessToken), apiUrl);
  const id = withBraces(repository);
  const path = `/user/workspaces/${uuidSegment(workspace)}/permissions/repositories`;
  const q = `repository.uuid="${id}"`;
  const entries = await noneWhenGone(
    api.list(path, permissionSchema, { signal, urgency: 'person' }, { q, pagelen: '100' }),
  );
  return strongest(entries.filter((entry) => entry.repository?.uuid === id));
}

/** True when the person owns the workspace, asked with the person's own token. */
export async function personIsWorkspaceAdmin(
  http: HttpClient,
  apiUrl: string,
  accessToken: string,
  workspace: string,
  signal: AbortSignal,
): Promise<boolean> {
  const api = createCloudApi(personSession(http, accessToken), apiUrl);
  const path = `/user/workspaces/${uuidSegment(workspace)}/permission`;
  const roles = await noneWhenGone(api.get(path, roleSchema, { signal, urgency: 'person' }).then((role) => [role]));
  return roles.some(({ permission }) => permission === 'owner');
}

/** A person who is not in the workspace does not see it. */
async function noneWhenGone<T>(answer: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'gone') return [];
    throw error;
  }
}

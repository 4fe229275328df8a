import { Failure } from '../../domain';
import type { CallOptions } from '../host';
import { createCloudApi } from './api';
import { apiAuthorization } from './authorization';
import type { CloudHostOptions } from './cloud-host';
import { repositorySchema } from './schemas';

/** The id of a repository by its name of today, `workspace/slug`: names change, ids do not. */
export async function findRepository(
  { http, apiUrl, authorization, identity }: Pick<CloudHostOptions, 'http' | 'apiUrl' | 'authorization' | 'identity'>,
  fullName: string,
  call: CallOptions,
): Promise<string> {
  const [workspace, slug, ...rest] = fullName.split('/');
  if (!workspace || !slug || rest.length > 0) {
    throw new Failure({
      kind: 'invalid',
      what: 'This is no name of a repository.',
      where: fullName,
      next: 'Write it as `workspace/repository`.',
    });
  }
  const api = createCloudApi(http.session({ identity, authorization: apiAuthorization(authorization) }), apiUrl);
  const path = `/repositories/${encodeURIComponent(workspace)}/${encodeURIComponent(slug)}`;
  return (await api.get(path, repositorySchema, call)).uuid;
}

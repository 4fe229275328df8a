import { Failure } from '../../domain';
import type { CallOptions } from '../host';
import type { HttpClient } from '../http';
import { createDataCenterApi } from './api';
import { tokenAuthorization } from './authorization';
import type { DataCenterConnection } from './connection';
import { repositoryPath } from './paths';
import { explainRefusal } from './refusal';
import { repositorySchema } from './schemas';

/** The id of a repository by its name of today, `KEY/slug` or `~user/slug`: names change, ids do not. */
export async function findDataCenterRepository(
  { http, connection, identity }: { http: HttpClient; connection: DataCenterConnection; identity: string },
  fullName: string,
  call: CallOptions,
): Promise<string> {
  const [key, slug, ...rest] = fullName.split('/');
  if (!key || !slug || rest.length > 0) {
    throw new Failure({
      kind: 'invalid',
      what: 'This is no name of a repository.',
      where: fullName,
      next: 'Write it as `PROJECT/repository`, or `~user/repository` for one of a person.',
    });
  }
  const authorization = tokenAuthorization(connection.token);
  const session = http.session({ identity, authorization, explain: explainRefusal });
  const api = createDataCenterApi(session, connection.baseUrl);
  return String((await api.get(`api/latest/${repositoryPath(fullName)}`, repositorySchema, call)).id);
}

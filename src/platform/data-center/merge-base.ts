import { Failure } from '../../domain';
import type { CallOptions } from '../host';
import type { DataCenterApi } from './api';
import { commitSchema } from './schemas';

/**
 * Where the branches of a pull request meet.
 * @param path of the pull request
 * @param asked whether the instance can be asked for it; else it is told from the commits of the pull request
 * @throws Failure `unavailable` where the history leaves a doubt
 */
export async function mergeBase(
  api: DataCenterApi,
  path: string,
  asked: boolean,
  options: CallOptions,
): Promise<string> {
  if (asked) return (await api.get(`${path}/merge-base`, commitSchema, options)).id;
  const commits = await api.list(`${path}/commits`, commitSchema, options, { limit: '1000' });
  const own = new Set(commits.map(({ id }) => id));
  const before = new Set(commits.flatMap(({ parents }) => parents ?? []).map(({ id }) => id));
  const outside = [...before].filter((id) => !own.has(id));
  const [only] = outside;
  if (only !== undefined && outside.length === 1) return only;
  throw new Failure({
    kind: 'unavailable',
    what: 'It cannot be told where the branches of the pull request meet.',
    where: path,
    next: 'Make git usable for Loom, or use a newer version of Bitbucket (8.16).',
  });
}

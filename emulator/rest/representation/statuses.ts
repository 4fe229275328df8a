import type { BuildStatus, Repository } from '../../world/model';
import { briefCommitJson } from './commits';
import { links, repositoryApi, type Addresses } from './links';
import { briefRepositoryJson } from './repositories';
import { timestamp } from './timestamp';

export function statusJson(addresses: Addresses, repository: Repository, status: BuildStatus): Record<string, unknown> {
  const commit = `${repositoryApi(addresses, repository)}/commit/${status.hash}`;
  return {
    key: status.key,
    type: 'build',
    state: status.state,
    name: status.name,
    refname: status.refname,
    commit: briefCommitJson(addresses, repository, status.hash),
    url: status.url,
    repository: briefRepositoryJson(addresses, repository),
    description: status.description,
    created_on: timestamp(status.createdOn),
    updated_on: timestamp(status.updatedOn),
    links: links({ self: `${commit}/statuses/build/${encodeURIComponent(status.key)}`, commit }),
  };
}

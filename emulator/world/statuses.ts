import { statusJson } from '../rest/representation';
import { emit } from './emit';
import type { Account, BuildStatus, Repository } from './model';
import { Refusal } from './model';
import type { WorldState } from './state';

export interface NewStatus {
  readonly key: string;
  readonly state: BuildStatus['state'];
  readonly url: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly refname?: string | null | undefined;
}

const LONGEST_KEY = 40;

/** Writes a build status of a commit (full hash). The same key overwrites. */
export function putStatus(
  state: WorldState,
  repository: Repository,
  hash: string,
  actor: Account,
  request: NewStatus,
): BuildStatus {
  if (request.key.length > LONGEST_KEY) {
    const message = `Ensure this value has at most ${LONGEST_KEY} characters (it has ${request.key.length}).`;
    throw new Refusal(400, 'Bad request', undefined, { key: [message] });
  }
  const known = repository.statuses.get(hash) ?? new Map<string, BuildStatus>();
  repository.statuses.set(hash, known);
  const before = known.get(request.key);
  const at = state.now();
  const status: BuildStatus = {
    key: request.key,
    hash,
    state: request.state,
    name: request.name ?? before?.name ?? '',
    description: request.description ?? before?.description ?? '',
    url: request.url.replaceAll('{repository.full_name}', `${repository.workspace.slug}/${repository.slug}`),
    refname: request.refname ?? before?.refname ?? null,
    createdOn: before?.createdOn ?? at,
    updatedOn: at,
  };
  known.set(status.key, status);
  const key = before === undefined ? 'repo:commit_status_created' : 'repo:commit_status_updated';
  emit(state, key, repository, actor, { commit_status: statusJson(state.addresses, repository, status) });
  return status;
}

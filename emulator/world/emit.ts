import { pullRequestJson, repositoryJson, accountJson } from '../rest/representation';
import type { Account, PullRequest, Repository } from './model';
import type { Fact } from './facts';
import type { WorldState } from './state';

/** Tells what happened to those who have their own words for it. */
export function note(state: WorldState, fact: Fact): void {
  for (const watcher of state.watchers) watcher(fact);
}

/** Tells the listeners that something happened in a repository. The body is taken down before anything changes again. */
export function emit(
  state: WorldState,
  key: string,
  repository: Repository,
  actor: Account,
  extra: Readonly<Record<string, unknown>>,
): void {
  if (state.listeners.size === 0) return;
  const payload = {
    repository: repositoryJson(state.addresses, repository),
    actor: accountJson(state.addresses, actor),
    ...extra,
  };
  const event = { key, workspace: repository.workspace.uuid, repository: repository.uuid, payload };
  for (const listener of state.listeners) listener(event);
}

export function emitPullRequest(
  state: WorldState,
  key: string,
  pullRequest: PullRequest,
  actor: Account,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  if (state.listeners.size === 0) return;
  const pullrequest = pullRequestJson(state.addresses, pullRequest);
  emit(state, `pullrequest:${key}`, pullRequest.repository, actor, { pullrequest, ...extra });
}

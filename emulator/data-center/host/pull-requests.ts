import { note, recordUpdate, Refusal, type Account, type PullRequest, type UpdateEntry } from '../../world';
import type { Host } from './host';

/** What a pull request was after each of its changes, oldest first. */
export function updatesOf(pullRequest: PullRequest): readonly UpdateEntry[] {
  return pullRequest.activity.flatMap((entry) => (entry.kind === 'update' ? [entry.update] : []));
}

/** Counts the changes since it was opened; whoever changes it must know the number. */
export function versionOf(pullRequest: PullRequest): number {
  return updatesOf(pullRequest).length - 1;
}

/** The numbers of deleted ones are not given again, so they stay where they are and are not shown. */
export function isDeleted(host: Host, pullRequest: PullRequest): boolean {
  return host.deleted.has(pullRequest);
}

export function deletePullRequest(host: Host, pullRequest: PullRequest, actor: Account): void {
  host.deleted.add(pullRequest);
  note(host.world, { kind: 'pull-request', what: 'deleted', pullRequest, actor });
}

/** Nobody is told: there is no webhook for it. */
export function reopenPullRequest(host: Host, pullRequest: PullRequest, actor: Account): void {
  if (pullRequest.state !== 'DECLINED') throw new Refusal(409, 'This pull request has not been declined.');
  pullRequest.state = 'OPEN';
  pullRequest.closedBy = null;
  recordUpdate(host.world, pullRequest, actor);
}

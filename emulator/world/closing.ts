import { deleteRef, listRefs, mergeCommits, type MergeStrategy } from '../git';
import { recordUpdate } from './activity';
import { emitPullRequest, note } from './emit';
import type { Account, PullRequest } from './model';
import { Refusal } from './model';
import { refuseUnlessOpen } from './pull-requests';
import { pushed } from './pushes';
import type { WorldState } from './state';

export interface MergeRequest {
  readonly message?: string;
  readonly strategy?: MergeStrategy;
  readonly closeSourceBranch?: boolean;
}

export async function mergePullRequest(
  state: WorldState,
  pullRequest: PullRequest,
  actor: Account,
  request: MergeRequest = {},
): Promise<void> {
  refuseUnlessOpen(pullRequest);
  const { repository, source, destination } = pullRequest;
  const before = await listRefs(repository.folder);
  const merged = await mergeCommits(repository.folder, {
    into: destination.branch,
    from: source.hash,
    fetchFrom: source.repository === repository ? null : (source.repository?.folder ?? null),
    strategy: request.strategy ?? 'merge_commit',
    message:
      request.message ?? `Merged in ${source.branch} (pull request #${pullRequest.id})\n\n${pullRequest.title}\n`,
    author: { name: actor.displayName, email: actor.email ?? 'merges@users.invalid' },
  });
  if (merged === null) throw new Refusal(409, 'You can’t merge until you resolve all merge conflicts.');
  pullRequest.state = 'MERGED';
  pullRequest.closedBy = actor;
  pullRequest.mergeCommit = merged;
  recordUpdate(state, pullRequest, actor);
  if ((request.closeSourceBranch ?? pullRequest.closeSourceBranch) && source.repository !== null) {
    const sourceBefore = source.repository === repository ? before : await listRefs(source.repository.folder);
    await deleteRef(source.repository.folder, `refs/heads/${source.branch}`);
    if (source.repository !== repository) {
      await pushed(state, source.repository, actor, sourceBefore, await listRefs(source.repository.folder));
    }
  }
  await pushed(state, repository, actor, before, await listRefs(repository.folder));
  emitPullRequest(state, 'fulfilled', pullRequest, actor);
  note(state, { kind: 'pull-request', what: 'fulfilled', pullRequest, actor });
}

export function declinePullRequest(state: WorldState, pullRequest: PullRequest, actor: Account, reason = ''): void {
  refuseUnlessOpen(pullRequest);
  pullRequest.state = 'DECLINED';
  pullRequest.closedBy = actor;
  pullRequest.reason = reason;
  recordUpdate(state, pullRequest, actor);
  emitPullRequest(state, 'rejected', pullRequest, actor);
  note(state, { kind: 'pull-request', what: 'rejected', pullRequest, actor });
}

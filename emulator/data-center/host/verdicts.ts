import { note, takePart, type Account, type Participant, type PullRequest, type Verdict } from '../../world';
import type { Host } from './host';

export type ReviewStatus = 'APPROVED' | 'NEEDS_WORK' | 'UNAPPROVED';

const VERDICTS: Readonly<Record<ReviewStatus, Verdict>> = {
  APPROVED: 'approved',
  NEEDS_WORK: 'changes_requested',
  UNAPPROVED: null,
};

export function statusOf(verdict: Verdict): ReviewStatus {
  if (verdict === null) return 'UNAPPROVED';
  return verdict === 'approved' ? 'APPROVED' : 'NEEDS_WORK';
}

/** Sets what somebody thinks of a pull request. The same again changes and tells nothing. */
export function review(host: Host, pullRequest: PullRequest, user: Account, status: ReviewStatus): Participant {
  const participant = takePart(host.world, pullRequest, user);
  const before = participant.verdict;
  const verdict = VERDICTS[status];
  host.lastReviewed.set(participant, pullRequest.source.hash);
  if (before === verdict) return participant;
  participant.verdict = verdict;
  const at = host.world.now();
  pullRequest.updatedOn = at;
  const kind = verdict === null ? 'withdrawal' : verdict === 'approved' ? 'approval' : 'changes_requested';
  pullRequest.activity.push({ kind, at, user });
  note(host.world, { kind: 'verdict', pullRequest, participant, before });
  return participant;
}

import type { ToolRun, Vote } from '../../../domain';
import type { Output } from '../../../rules-file';
import type { Judgement } from '../judge';
import { isBroken } from './summary-parts';

/** What Loom says as a reviewer. An approval means that every tool looked at everything it should and the gate passed. */
export function voteFor(
  { verdict, gate }: Judgement,
  reviewAction: Output['reviewAction'],
  tools: readonly ToolRun[],
): Vote {
  if (reviewAction === 'comment') return null;
  if (verdict === 'request_changes') return reviewAction === 'request_changes' ? 'request_changes' : null;
  return verdict === 'approve' && gate.answer === 'pass' && !tools.some(isBroken) ? 'approve' : null;
}

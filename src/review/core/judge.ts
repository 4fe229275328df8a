import type { SeverityCounts, ToolRun, TrackedFinding, Verdict } from '../../domain';
import type { RulesFile } from '../../rules-file';
import { decideVerdict, evaluateGate, type GateDecision, type Weighed } from './gate';

/** What a review decides over the findings of a pull request, dismissed ones left out. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly gate: GateDecision;
  readonly counts: SeverityCounts;
  readonly fixed: number;
  readonly dismissed: number;
}

/** True while the problem is there, as far as is known. */
function isPresent({ state }: Pick<TrackedFinding, 'state'>): boolean {
  return state !== 'fixed' && state !== 'outdated';
}

/** A finding that is there and that nobody dismissed. */
export function isStanding(finding: Pick<TrackedFinding, 'state' | 'dismissal'>): boolean {
  return isPresent(finding) && finding.dismissal === null;
}

/**
 * Findings that the review itself found decide. One that it could not look for again, because a tool broke down, is still shown, but
 * fails nobody: where it alone would fail the gate, the gate is not evaluated.
 */
export function judge(
  tracked: readonly TrackedFinding[],
  reviewId: string,
  rules: Pick<RulesFile, 'gate' | 'output'>,
  tools: readonly ToolRun[],
): Judgement {
  const standing = tracked.filter(isStanding);
  const found = standing.filter(({ lastReview }) => lastReview === reviewId).map(weighed);
  const all = standing.map(weighed);
  const verdict = decideVerdict(found, rules.output, tools);
  const carried = all.length > found.length;
  const gate = evaluateGate(found, rules.gate, tools);
  const open = gate.answer === 'pass' && carried && evaluateGate(all, rules.gate, tools).answer === 'fail';
  return {
    verdict: verdict === 'approve' && carried ? 'comment' : verdict,
    gate: open ? { answer: 'not_evaluated', reason: 'An earlier finding could not be looked for again.' } : gate,
    counts: countSeverities(standing),
    fixed: tracked.filter(({ state }) => state === 'fixed').length,
    dismissed: tracked.filter((each) => isPresent(each) && !isStanding(each)).length,
  };
}

function weighed({ severity }: TrackedFinding): Weighed {
  return { severity, state: 'new' };
}

function countSeverities(findings: readonly TrackedFinding[]): SeverityCounts {
  const of = (severity: TrackedFinding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return { blocker: of('blocker'), warning: of('warning'), info: of('info') };
}

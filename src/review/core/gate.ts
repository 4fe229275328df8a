import { type GateAnswer, isAtLeast, type ReviewFinding, type ToolRun, type Verdict } from '../../domain';
import type { GateSettings, Output } from '../../rules-file';

export interface GateDecision {
  readonly answer: GateAnswer;
  /** One sentence for people. */
  readonly reason: string;
}

/** What a decision needs to know of a finding. */
export type Weighed = Pick<ReviewFinding, 'state' | 'severity'>;

/** Findings that count: what the change brings, not what was there before. */
export function isBrought(finding: Pick<ReviewFinding, 'state'>): boolean {
  return finding.state === 'new' || finding.state === 'outside_diff';
}

/**
 * Three answers. A finding that fails the gate fails it even when a tool broke down, because it is true either way. Without one, a
 * tool that gave nothing leaves the question open; a tool that missed some files does not, but the reason says so.
 */
export function evaluateGate(
  findings: readonly Weighed[],
  settings: GateSettings,
  tools: readonly ToolRun[],
): GateDecision {
  const { failOn, maxNewWarnings } = settings;
  const brought = findings.filter(isBrought);
  const failing = failOn === 'none' ? [] : brought.filter((finding) => isAtLeast(finding.severity, failOn));
  if (failing.length > 0)
    return { answer: 'fail', reason: `${count(failing.length, 'new finding')} at or over \`${failOn}\`.` };
  const warnings = brought.filter((finding) => finding.severity === 'warning').length;
  if (maxNewWarnings !== null && warnings > maxNewWarnings) {
    return { answer: 'fail', reason: `${count(warnings, 'new warning')}, ${maxNewWarnings} allowed.` };
  }
  const failed = tools.filter((tool) => tool.state === 'failed').map((tool) => tool.name);
  if (failed.length > 0)
    return { answer: 'not_evaluated', reason: `${failed.join(', ')} could not analyse this change.` };
  const degraded = tools.filter((tool) => tool.state === 'degraded').map((tool) => tool.name);
  const rest = degraded.length > 0 ? ` Some files were not analysed by ${degraded.join(', ')}.` : '';
  if (failOn === 'none' && maxNewWarnings === null) return { answer: 'pass', reason: `The gate is off.${rest}` };
  return {
    answer: 'pass',
    reason: `No new finding ${failOn === 'none' ? 'over the limit' : `at or over \`${failOn}\``}.${rest}`,
  };
}

/** What a reviewer would press: changes are requested from the threshold on; approval means that every tool looked and found nothing. */
export function decideVerdict(
  findings: readonly Weighed[],
  output: Pick<Output, 'requestChangesThreshold'>,
  tools: readonly ToolRun[],
): Verdict {
  const brought = findings.filter(isBrought);
  if (brought.some((finding) => isAtLeast(finding.severity, output.requestChangesThreshold))) return 'request_changes';
  return brought.length > 0 || tools.some((tool) => tool.state === 'failed') ? 'comment' : 'approve';
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

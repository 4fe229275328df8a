import type { Severity } from '../../../domain';

/** A step of severity is worth as much as being four times as sure. */
const WEIGHTS: Readonly<Record<Severity, number>> = { blocker: 16, warning: 4, info: 1 };
/** Of a tool that makes no estimate. */
const USUAL_CONFIDENCE = 0.8;

/**
 * How much a comment is worth to who reads it, while there is room for a few: what it would cost to miss it, times how likely it is right.
 * @param precision how often the rule is right, 0..1
 * @param confidence how sure the rule is of this one, 0..1
 */
export function rankOf(severity: Severity, precision: number, confidence = USUAL_CONFIDENCE): number {
  return WEIGHTS[severity] * precision * confidence;
}

/** How much a finding matters, most serious first. */
export const SEVERITIES = ['blocker', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Sort order: negative when `a` is more serious than `b`. */
export function compareSeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}

/** True when `severity` is as serious as `floor`, or more. */
export function isAtLeast(severity: Severity, floor: Severity): boolean {
  return compareSeverity(severity, floor) <= 0;
}

/** The milder of two severities: what remains of `severity` under a pipeline's `ceiling`. */
export function underCeiling(severity: Severity, ceiling: Severity): Severity {
  return compareSeverity(severity, ceiling) < 0 ? ceiling : severity;
}

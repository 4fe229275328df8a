import type { ReviewFinding, ToolRun, TrackedFinding } from '../../../domain';

/** A tracked finding that stands, changed as a test needs it. */
export function trackedFinding(more: Partial<TrackedFinding> = {}): TrackedFinding {
  return {
    fingerprint: 'a1'.repeat(16),
    state: 'new',
    rule: 'fake/bad',
    tool: 'fake',
    severity: 'warning',
    category: 'bug',
    message: 'This is bad. Make it good.',
    path: 'a.js',
    lines: { start: 2, end: 2 },
    side: 'new',
    cwe: null,
    helpUrl: null,
    suggestion: null,
    dismissal: null,
    firstReview: 'r1',
    lastReview: 'r1',
    ...more,
  };
}

/** A finding of a review, changed as a test needs it. */
export function reviewFinding(more: Partial<ReviewFinding> = {}): ReviewFinding {
  return {
    rule: 'fake/bad',
    tool: 'fake',
    severity: 'warning',
    category: 'bug',
    message: 'This is bad. Make it good.',
    path: 'a.js',
    lines: { start: 2, end: 2 },
    state: 'new',
    side: 'new',
    fingerprint: 'a1'.repeat(16),
    ...more,
  };
}

export function toolRun(state: ToolRun['state'] = 'completed', name = 'fake'): ToolRun {
  return { name, version: '1', state, durationMs: 1, ...(state === 'completed' ? {} : { reason: 'It broke.' }) };
}

export const DISMISSAL = { by: 'u1', byName: 'Ann', reason: 'A test fixture.', at: 1 } as const;

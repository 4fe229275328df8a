import { DEFAULT_RULES_FILE } from '../../rules-file';
import { isStanding, judge } from './judge';
import { DISMISSAL, toolRun, trackedFinding } from './testing/tracked';

const blocker = trackedFinding({ severity: 'blocker', lastReview: 'r2' });

describe('judge', () => {
  it('fails for a blocker, and not for one that was dismissed or fixed', () => {
    expect(judge([blocker], 'r2', DEFAULT_RULES_FILE, [toolRun()])).toMatchObject({
      verdict: 'request_changes',
      gate: { answer: 'fail' },
      counts: { blocker: 1, warning: 0, info: 0 },
    });
    const settled = [
      { ...blocker, state: 'dismissed' as const, dismissal: DISMISSAL },
      { ...blocker, state: 'fixed' as const },
    ];
    expect(judge(settled, 'r2', DEFAULT_RULES_FILE, [toolRun()])).toMatchObject({
      verdict: 'approve',
      gate: { answer: 'pass' },
      fixed: 1,
      dismissed: 1,
      counts: { blocker: 0 },
    });
  });

  it('fails nobody for what a broken tool could not look for again, and does not approve it either', () => {
    const carried = [{ ...blocker, lastReview: 'r1' }];
    expect(judge(carried, 'r2', DEFAULT_RULES_FILE, [toolRun('failed')])).toMatchObject({
      verdict: 'comment',
      gate: { answer: 'not_evaluated' },
      counts: { blocker: 1 },
    });
    expect(judge(carried, 'r2', DEFAULT_RULES_FILE, [toolRun('degraded')])).toMatchObject({
      verdict: 'comment',
      gate: { answer: 'not_evaluated' },
    });
  });

  it('lets a dismissal that was taken back stand again', () => {
    expect(isStanding({ state: 'dismissed', dismissal: null })).toBe(true);
    expect(isStanding({ state: 'dismissed', dismissal: DISMISSAL })).toBe(false);
    expect(isStanding({ state: 'open', dismissal: null })).toBe(true);
  });
});

import type { FindingState, ReviewFinding, Severity, ToolRun, ToolState } from '../../domain';
import type { GateSettings } from '../../rules-file';
import { decideVerdict, evaluateGate } from './gate';

function finding(severity: Severity, state: FindingState = 'new'): ReviewFinding {
  return {
    rule: 'fake/rule',
    tool: 'fake',
    severity,
    category: 'bug',
    message: 'Wrong.',
    path: 'a.js',
    lines: { start: 1, end: 1 },
    state,
    side: 'new',
    fingerprint: 'f',
  };
}

const tool = (state: ToolState): ToolRun => ({ name: 'fake', version: '1', state, durationMs: 1 });
const blocker: GateSettings = { failOn: 'blocker', maxNewWarnings: null };
const warning: GateSettings = { failOn: 'warning', maxNewWarnings: null };
const off: GateSettings = { failOn: 'none', maxNewWarnings: null };
const twoWarnings: GateSettings = { failOn: 'blocker', maxNewWarnings: 2 };

describe('evaluateGate', () => {
  it.each<[string, ReviewFinding[], GateSettings, ToolState, string]>([
    ['nothing found', [], blocker, 'completed', 'pass'],
    ['a blocker', [finding('blocker')], blocker, 'completed', 'fail'],
    ['a blocker outside the diff', [finding('blocker', 'outside_diff')], blocker, 'completed', 'fail'],
    ['a blocker that was there before', [finding('blocker', 'there_before')], blocker, 'completed', 'pass'],
    ['a blocker that is fixed', [finding('blocker', 'fixed')], blocker, 'completed', 'pass'],
    ['a warning under blocker', [finding('warning')], blocker, 'completed', 'pass'],
    ['a warning', [finding('warning')], warning, 'completed', 'fail'],
    ['a blocker with the gate off', [finding('blocker')], off, 'completed', 'pass'],
    ['as many warnings as allowed', [finding('warning'), finding('warning')], twoWarnings, 'completed', 'pass'],
    ['one warning more', Array.from({ length: 3 }, () => finding('warning')), twoWarnings, 'completed', 'fail'],
    ['a tool that gave nothing', [], blocker, 'failed', 'not_evaluated'],
    ['a tool that gave nothing, beside a blocker', [finding('blocker')], blocker, 'failed', 'fail'],
    ['a tool that missed some files', [], blocker, 'degraded', 'pass'],
    ['a tool with nothing to do', [], blocker, 'skipped', 'pass'],
  ])('%s', (_, findings, settings, state, answer) => {
    expect(evaluateGate(findings, settings, [tool(state)]).answer).toBe(answer);
  });

  it('says what is missing', () => {
    expect(evaluateGate([], blocker, [tool('degraded')]).reason).toContain('not analysed by fake');
    expect(evaluateGate([], blocker, [tool('failed')]).reason).toContain('fake');
  });
});

describe('decideVerdict', () => {
  it.each<[ReviewFinding[], string]>([
    [[], 'approve'],
    [[finding('blocker', 'there_before')], 'approve'],
    [[finding('info')], 'comment'],
    [[finding('warning'), finding('blocker')], 'request_changes'],
  ])('%#', (findings, verdict) =>
    expect(decideVerdict(findings, { requestChangesThreshold: 'blocker' }, [tool('completed')])).toBe(verdict),
  );

  it('does not approve what a tool could not look at', () => {
    expect(decideVerdict([], { requestChangesThreshold: 'blocker' }, [tool('failed')])).toBe('comment');
  });
});

import { DEFAULT_RULES_FILE } from '../../../rules-file';
import { judge } from '../judge';
import { toolRun, trackedFinding } from '../testing/tracked';
import { ANNOUNCED, isFinal, REPORT_BEGUN } from './announced-outcome';
import { finalStatus, pendingStatus } from './build-status';
import { reconcileOutcome, type WantedOutcome } from './reconcile-outcome';
import { annotationsOf, finalReport } from './report';
import { voteFor } from './vote';

const place = (link: string): { number: number; link: string; branch: string } => ({
  number: 7,
  link,
  branch: 'topic',
});
const blocker = trackedFinding({ severity: 'blocker', message: 'Bad\u202e.\nVery @bad.' });
const judgement = judge([blocker], 'r1', DEFAULT_RULES_FILE, [toolRun()]);

function wanted(link: string): WantedOutcome {
  const report = finalReport({ ...place(link), judgement, tools: [toolRun()], notices: [] });
  return {
    report: { report, annotations: annotationsOf([blocker], link, 1000) },
    status: finalStatus(place(link), judgement),
    vote: null,
  };
}

describe('reconcileOutcome', () => {
  const nothing = { reportHash: null, statusHash: null, vote: null };

  it('writes what differs, and a new link alone is no difference', () => {
    const steps = reconcileOutcome(wanted('https://loom.example/r/1'), nothing);
    expect(steps.map(({ kind }) => kind)).toEqual(['put-report', 'set-status']);
    const hashes = steps.flatMap((step) => (step.kind === 'set-vote' ? [] : [step.hash]));
    const published = { reportHash: hashes[0]!, statusHash: hashes[1]!, vote: null };
    expect(reconcileOutcome(wanted('https://loom.example/r/2'), published)).toEqual([]);
    expect(isFinal(published)).toBe(true);
  });

  it('replaces annotations only where some may be', () => {
    expect(reconcileOutcome(wanted('x'), nothing)[0]).toMatchObject({ replace: false });
    const announced = { ...nothing, reportHash: ANNOUNCED };
    expect(reconcileOutcome(wanted('x'), announced)[0]).toMatchObject({ replace: false });
    const begun = { ...nothing, reportHash: REPORT_BEGUN };
    expect(reconcileOutcome(wanted('x'), begun)[0]).toMatchObject({ replace: true });
  });

  it('withdraws a vote that is no longer true', () => {
    const steps = reconcileOutcome({ report: null, status: null, vote: null }, { ...nothing, vote: 'approve' });
    expect(steps).toEqual([{ kind: 'set-vote', vote: null, previous: 'approve' }]);
  });
});

describe('report and status', () => {
  it('hold plain text within the limits', () => {
    const { report } = wanted('x');
    expect(report?.report).toMatchObject({ id: 'loom-pr-7', result: 'failed' });
    expect(report?.report.data.length).toBeLessThanOrEqual(10);
    expect(report?.annotations).toMatchObject([{ summary: 'Bad\\u{202e}. Very @bad.', line: 2, severity: 'blocker' }]);
    expect(pendingStatus(place('x'))).toMatchObject({ key: 'loom-pr-7', state: 'in-progress' });
    const long = trackedFinding({ message: 'x'.repeat(5000) });
    expect(annotationsOf([long], 'x', 1)[0]?.summary).toHaveLength(450);
    expect(annotationsOf([blocker, long], 'x', 1)).toHaveLength(1);
  });

  it('show no backticks, which are Markdown of the comments', () => {
    const quoted = trackedFinding({ severity: 'blocker', message: 'Do not use `eval`.' });
    const quoting = judge([quoted], 'r1', DEFAULT_RULES_FILE, [toolRun()]);
    expect(quoting.gate.reason).toContain('`blocker`');
    const report = finalReport({ ...place('x'), judgement: quoting, tools: [], notices: ['Use `a`.'] });
    expect([finalStatus(place('x'), quoting), report, annotationsOf([quoted], 'x', 1)]).toEqual([
      expect.objectContaining({ description: '1 finding, 1 blocker. 1 new finding at or over blocker.' }),
      expect.objectContaining({ details: 'Gate failed: 1 new finding at or over blocker.\nUse a.' }),
      [expect.objectContaining({ summary: 'Do not use eval.' })],
    ]);
  });

  it('fail nobody for an outage of ours, and say so', () => {
    const open = judge([], 'r1', DEFAULT_RULES_FILE, [toolRun('failed')]);
    expect(finalStatus(place('x'), open)).toMatchObject({
      state: 'successful',
      description: expect.stringContaining('Not evaluated') as string,
    });
    expect(finalReport({ ...place('x'), judgement: open, tools: [toolRun('failed')], notices: [] })).toMatchObject({
      result: 'passed',
      title: expect.stringContaining('not evaluated') as string,
    });
    expect(voteFor(open, 'request_changes', [toolRun('failed')])).toBeNull();
  });
});

describe('voteFor', () => {
  const clean = judge([], 'r1', DEFAULT_RULES_FILE, [toolRun()]);

  it('goes as far as it may', () => {
    expect(voteFor(clean, 'comment', [toolRun()])).toBeNull();
    expect(voteFor(clean, 'approve', [toolRun()])).toBe('approve');
    expect(voteFor(clean, 'approve', [toolRun('degraded')])).toBeNull();
    expect(voteFor(judgement, 'approve', [toolRun()])).toBeNull();
    expect(voteFor(judgement, 'request_changes', [toolRun()])).toBe('request_changes');
  });
});

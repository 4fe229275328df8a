import fc from 'fast-check';
import type { ReviewFinding, TrackedFinding } from '../../../domain';
import { DISMISSAL, reviewFinding, toolRun, trackedFinding } from '../testing/tracked';
import { trackFindings, type TrackInput } from './track';

const [A, B] = ['a1'.repeat(16), 'b2'.repeat(16)];

function track(more: Partial<TrackInput>): readonly TrackedFinding[] {
  return trackFindings({
    earlier: [],
    commented: [],
    findings: [],
    digestOf: () => null,
    renamed: new Map(),
    coverage: { tools: [toolRun()], skipped: [], paths: new Set(['a.js']), truncated: false },
    reviewId: 'r2',
    runsOfHead: new Set(),
    ...more,
  }).tracked;
}

function states(more: Partial<TrackInput>): string[] {
  return track(more).map(({ fingerprint, state }) => `${fingerprint.slice(0, 2)} ${state}`);
}

const coverage = (more: Partial<TrackInput['coverage']>): TrackInput['coverage'] => ({
  tools: [toolRun()],
  skipped: [],
  paths: new Set(['a.js']),
  truncated: false,
  ...more,
});

describe('trackFindings', () => {
  it('goes from new to open to fixed, and back to open', () => {
    const first = track({ findings: [reviewFinding()], reviewId: 'r1' });
    expect(first).toEqual([trackedFinding()]);
    const again = track({ earlier: first, findings: [reviewFinding()] });
    expect(again).toEqual([trackedFinding({ state: 'open', lastReview: 'r2' })]);
    const gone = track({ earlier: again });
    expect(gone).toEqual([trackedFinding({ state: 'fixed', lastReview: 'r2' })]);
    expect(states({ earlier: gone, findings: [reviewFinding()] })).toEqual(['a1 open']);
  });

  it('stays new while the head is the same', () => {
    expect(states({ earlier: [trackedFinding()], findings: [reviewFinding()], runsOfHead: new Set(['r1']) })).toEqual([
      'a1 new',
    ]);
  });

  it('keeps a dismissal, also when the finding goes and comes back', () => {
    const dismissed = trackedFinding({ state: 'dismissed', dismissal: DISMISSAL });
    const kept = track({ earlier: [dismissed], findings: [reviewFinding()] });
    expect(kept).toMatchObject([{ state: 'dismissed', dismissal: DISMISSAL }]);
    const gone = track({ earlier: kept });
    expect(gone).toMatchObject([{ state: 'fixed', dismissal: DISMISSAL }]);
    expect(track({ earlier: gone, findings: [reviewFinding()] })).toMatchObject([{ state: 'dismissed' }]);
  });

  it('calls nothing fixed that could not be looked for', () => {
    const earlier = [trackedFinding()];
    expect(states({ earlier, coverage: coverage({ tools: [toolRun('failed')] }) })).toEqual(['a1 open']);
    expect(states({ earlier, coverage: coverage({ tools: [toolRun('degraded')] }) })).toEqual(['a1 open']);
    const large = [{ path: 'a.js', reason: 'over 1 MB' }];
    expect(states({ earlier, coverage: coverage({ skipped: large }) })).toEqual(['a1 open']);
    expect(states({ earlier, coverage: coverage({ paths: new Set(), truncated: true }) })).toEqual(['a1 open']);
  });

  it('calls outdated what left the change, or is nobody’s business any more', () => {
    const earlier = [trackedFinding()];
    expect(states({ earlier, coverage: coverage({ paths: new Set(['b.js']) }) })).toEqual(['a1 outdated']);
    expect(states({ earlier, coverage: coverage({ tools: [] }) })).toEqual(['a1 outdated']);
    const ignored = [{ path: 'a.js', reason: 'ignored by the rules file' }];
    expect(states({ earlier, coverage: coverage({ skipped: ignored }) })).toEqual(['a1 outdated']);
    expect(states({ earlier, findings: [reviewFinding({ state: 'there_before' })] })).toEqual(['a1 outdated']);
  });

  it('knows a finding whose surroundings were edited by its text', () => {
    const commented = [{ fingerprint: A, digest: 'd', path: 'a.js' }];
    const findings = [reviewFinding({ fingerprint: B, lines: { start: 9, end: 9 } })];
    expect(states({ earlier: [trackedFinding()], commented, findings, digestOf: () => 'd' })).toEqual(['a1 open']);
    expect(states({ earlier: [trackedFinding()], commented, findings, digestOf: () => 'e' })).toEqual([
      'b2 new',
      'a1 fixed',
    ]);
  });

  it('knows by its words a finding that has no comment', () => {
    const findings = [reviewFinding({ fingerprint: B, lines: { start: 9, end: 9 } })];
    expect(states({ earlier: [trackedFinding()], findings })).toEqual(['a1 open']);
  });

  it('knows an edited line by rule and place, unless it is about security', () => {
    const commented = [{ fingerprint: A, digest: 'd', path: 'a.js' }];
    const edited = (category: ReviewFinding['category']): string[] =>
      states({
        earlier: [trackedFinding({ category })],
        commented,
        findings: [reviewFinding({ fingerprint: B, message: 'Other words.', category })],
        digestOf: () => 'e',
      });
    expect(edited('bug')).toEqual(['a1 open']);
    expect(edited('security')).toEqual(['b2 new', 'a1 fixed']);
  });

  it('follows renames', () => {
    const findings = [reviewFinding({ fingerprint: B, path: 'new.js', lines: { start: 9, end: 9 } })];
    const renamed = new Map([['a.js', 'new.js']]);
    expect(states({ earlier: [trackedFinding()], findings, renamed })).toEqual(['a1 open']);
  });

  it('learns from the comments what a lost database knew', () => {
    const commented = [{ fingerprint: A, digest: 'd', path: 'a.js' }];
    expect(states({ commented, findings: [reviewFinding()] })).toEqual(['a1 open']);
    expect(states({ commented, findings: [reviewFinding({ fingerprint: B })], digestOf: () => 'd' })).toEqual([
      'a1 open',
    ]);
  });

  it('never tells of one finding twice, forgets none, and is stable', () => {
    const prints = fc.constantFrom('a1', 'b2', 'c3', 'd4');
    const finding = fc.record({
      fingerprint: prints,
      line: fc.integer({ min: 1, max: 4 }),
      state: fc.constantFrom('new' as const, 'outside_diff' as const, 'there_before' as const, 'fixed' as const),
    });
    const pushes = fc.array(fc.uniqueArray(finding, { selector: ({ fingerprint }) => fingerprint }), { maxLength: 5 });
    fc.assert(
      fc.property(pushes, (all) => {
        let earlier: readonly TrackedFinding[] = [];
        all.forEach((push, index) => {
          const findings = push.map(({ fingerprint, line, state }) =>
            reviewFinding({ fingerprint, state, lines: { start: line, end: line }, message: `Line ${line}.` }),
          );
          const next = track({ earlier, findings, reviewId: `r${index}` });
          const prints = next.map(({ fingerprint }) => fingerprint);
          expect(new Set(prints).size).toBe(prints.length);
          for (const { fingerprint } of earlier) expect(prints).toContain(fingerprint);
          const standing = next.filter(({ state }) => state === 'new' || state === 'open');
          expect(standing).toHaveLength(
            findings.filter(({ state }) => state === 'new' || state === 'outside_diff').length,
          );
          const again = track({ earlier: next, findings, reviewId: `r${index}`, runsOfHead: new Set([`r${index}`]) });
          expect(new Map(again.map((each) => [each.fingerprint, each.state]))).toEqual(
            new Map(next.map((each) => [each.fingerprint, each.state])),
          );
          earlier = next;
        });
      }),
    );
  });
});

import fc from 'fast-check';
import { trackedFinding } from '../testing/tracked';
import { type Grouping, groupFindings } from './group-findings';

const NOTHING_KNOWN: Grouping = { threadOf: () => null, causeOf: () => null, isAlone: () => false };

const at = (start: number, more: Parameters<typeof trackedFinding>[0] = {}) =>
  trackedFinding({ fingerprint: `f${start}`, lines: { start, end: start }, ...more });

const told = (findings: readonly ReturnType<typeof at>[], known: Partial<Grouping> = {}): readonly string[] =>
  groupFindings(findings, { ...NOTHING_KNOWN, ...known }).map(
    ({ subject, findings: members }) =>
      `${subject}: ${members.map(({ lines }) => String(lines?.start ?? '-')).join(' ')}`,
  );

describe('groupFindings', () => {
  it('takes together what one glance sees', () => {
    expect(told([at(1), at(6), at(11), at(17)])).toEqual(['f1: 1 6 11', 'f17: 17']);
    expect(
      told([at(1), at(2, { rule: 'fake/other' }), at(3, { path: 'b.js' }), at(4, { severity: 'info' })]),
    ).toHaveLength(4);
  });

  it('takes together what has one cause, and keeps apart what has another', () => {
    const causeOf: Grouping['causeOf'] = ({ lines }) => (lines!.start % 2 === 0 ? 'even' : 'odd');
    expect(told([at(1), at(2), at(3), at(90)], { causeOf })).toEqual(['f1: 1 3', 'f2: 2 90']);
  });

  it('leaves alone what needs a comment of its own, or has no lines', () => {
    expect(told([at(1), at(2)], { isAlone: ({ lines }) => lines?.start === 2 })).toEqual(['f1: 1', 'f2: 2']);
    expect(told([at(1), trackedFinding({ fingerprint: 'whole', lines: null })])).toEqual(['f1: 1', 'whole: -']);
  });

  it('has nobody change the thread, though the first of it is gone', () => {
    const threadOf: Grouping['threadOf'] = ({ fingerprint }) => (fingerprint === 'f4' ? null : 'f2');
    expect(told([at(1), at(2), at(3), at(4)], { threadOf })).toEqual(['f2: 2 1 3', 'f4: 4']);
    expect(told([at(1), at(3)], { threadOf })).toEqual(['f2: 1 3']);
  });

  it('has every finding once, in groups of few, and says the same once its threads stand', () => {
    const findings = fc.uniqueArray(
      fc.record({
        line: fc.option(fc.integer({ min: 1, max: 60 })),
        rule: fc.constantFrom('a', 'b'),
        cause: fc.constantFrom('x', 'y', null),
        id: fc.integer({ min: 0, max: 999 }),
      }),
      { selector: ({ id }) => id, maxLength: 40 },
    );
    fc.assert(
      fc.property(findings, (given) => {
        const causes = new Map(given.map(({ id, cause }) => [`f${id}`, cause]));
        const all = given.map(({ id, rule, line }) =>
          trackedFinding({ fingerprint: `f${id}`, rule, lines: line === null ? null : { start: line, end: line } }),
        );
        const causeOf: Grouping['causeOf'] = ({ fingerprint }) => causes.get(fingerprint) ?? null;
        const groups = groupFindings(all, { ...NOTHING_KNOWN, causeOf });
        expect(groups.flatMap((each) => each.findings.map(({ fingerprint }) => fingerprint)).sort()).toEqual(
          all.map(({ fingerprint }) => fingerprint).sort(),
        );
        for (const { subject, findings: members } of groups) {
          expect(members.length).toBeLessThanOrEqual(10);
          expect(members[0]!.fingerprint).toBe(subject);
        }
        const threads = new Map(
          groups.flatMap(({ subject, findings: members }) =>
            members.map((each) => [each.fingerprint, subject] as const),
          ),
        );
        const again = groupFindings(all, {
          ...NOTHING_KNOWN,
          threadOf: ({ fingerprint }) => threads.get(fingerprint)!,
        });
        expect(again).toEqual(groups);
      }),
    );
  });
});

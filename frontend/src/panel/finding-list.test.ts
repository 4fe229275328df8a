import fc from 'fast-check';
import type { PanelFinding } from '../../../src/web/api/contract';
import { finding } from '../testing/views';
import { DEFAULT_FILTER, EVERYTHING, filtered, SEVERITIES, STATES, toggled } from './finding-filter';
import { COLUMNS, ordered } from './finding-order';

const findings: fc.Arbitrary<PanelFinding[]> = fc.array(
  fc
    .record({
      fingerprint: fc.uuid(),
      severity: fc.constantFrom(...SEVERITIES),
      state: fc.constantFrom(...STATES),
      message: fc.string(),
      path: fc.option(fc.string()),
      startLine: fc.option(fc.nat()),
    })
    .map((over) => finding(over)),
);

test('everything lets everything through; the default only what is new or open', () => {
  fc.assert(
    fc.property(findings, (all) => {
      expect(filtered(all, EVERYTHING)).toEqual(all);
      expect(filtered(all, DEFAULT_FILTER)).toEqual(all.filter((one) => one.state === 'new' || one.state === 'open'));
    }),
  );
});

test('a search is words in any order and case', () => {
  const all = [finding({ path: 'src/Mail/send.ts', startLine: 9 }), finding({ message: 'Other', path: null })];
  expect(filtered(all, { ...EVERYTHING, text: ' SEND.ts:9  mail ' })).toEqual([all[0]]);
  expect(filtered(all, { ...EVERYTHING, text: 'unused' })).toHaveLength(2);
});

test('sorting loses nothing and is settled after one go', () => {
  const order = fc.record({
    column: fc.constantFrom(...COLUMNS),
    direction: fc.constantFrom('ASC' as const, 'DESC' as const),
  });
  fc.assert(
    fc.property(findings, order, (all, by) => {
      const sorted = ordered(all, by);
      expect(new Set(sorted)).toEqual(new Set(all));
      expect(ordered(sorted, by)).toEqual(sorted);
    }),
  );
});

test('line 9 comes before line 10', () => {
  const ten = finding({ startLine: 10 });
  const nine = finding({ startLine: 9 });
  expect(ordered([ten, nine], { column: 'place', direction: 'ASC' })).toEqual([nine, ten]);
});

test('toggling twice changes nothing but the order', () => {
  expect(toggled(toggled(['a', 'b'], 'a'), 'a')).toEqual(['b', 'a']);
});

import type { Analysed } from '../open-set/analyse-texts';
import { finding } from '../quality/testing/reviewed';
import { judgeSuggestion } from './judge';

function analysed(rules: readonly string[], failed: readonly string[] = []): Analysed {
  const file = { id: 'f1', path: 'a.py', content: new Uint8Array() };
  return { file, failed, findings: rules.map((rule) => finding(rule, 1)) };
}

const before = analysed(['t/a', 't/a', 't/b'], ['slow']);
const verdict = (after: Analysed | null): string => judgeSuggestion({ rule: 't/a' }, before, after);

it('judges what became of the file', () => {
  expect(verdict(analysed(['t/a', 't/b'], ['slow']))).toBe('good');
  expect(verdict(analysed(['t/a']))).toBe('good');
  expect(verdict(analysed(['t/a', 't/a']))).toBe('leaves its finding');
  expect(verdict(analysed(['t/a', 't/b', 't/b']))).toBe('brings another finding');
  expect(verdict(analysed([], ['other']))).toBe('does not parse');
  expect(verdict(analysed(['u/syntax-error']))).toBe('does not parse');
  expect(verdict(null)).toBe('does not apply');
});

import { loadLanguage } from './load';

it('adds the lists of a language to those of the language it is like', () => {
  const java = loadLanguage('java').file;
  const kotlin = loadLanguage('kotlin').file;
  expect(kotlin.stops.length).toBeGreaterThan(java.stops.length);
  expect(kotlin.stops.slice(0, java.stops.length)).toEqual(java.stops);
  expect(Object.keys(kotlin.types)).toEqual(expect.arrayContaining([...Object.keys(java.types), 'Call']));
});

it('takes over a rule without its examples', () => {
  const rule = (language: 'java' | 'kotlin') =>
    loadLanguage(language).rules.find((one) => one.rule === 'weak-hash' && one.kind === 'match');
  const [java, kotlin] = [rule('java'), rule('kotlin')];
  expect(kotlin).toEqual({ ...java, bad: kotlin?.bad, ok: kotlin?.ok });
  expect(kotlin?.bad).not.toEqual(java?.bad);
});

import { languageOf } from '../../domain';

const MADE_UP =
  /(^|\/)(tests?|__tests__|specs?|e2e|fixtures?|testdata|mocks?|__mocks__|examples?|samples?|docs?|locales?|i18n|translations?|changelog)\/|[._-](test|tests|spec|stories|example|sample|template|dist)(\.\w+)?$|(^|\/)(test_[^/]*|conftest)\.py$|\.(md|mdx|rst|adoc|po|pot|xliff|svg|ipynb)$/i;

/** By the custom of Java and C#, where the case tells `FooTest` from `latest`. */
const TEST_CLASS = /(Tests?|IT|Spec)\.\w+$/;

/** Places where made-up credentials are the rule: tests, documentation, samples, translations. */
export function holdsExamples(path: string): boolean {
  return MADE_UP.test(path) || TEST_CLASS.test(path);
}

/** Files where a value stands without quotes; in code a bare word is a variable. */
export function hasBareValues(path: string): boolean {
  const language = languageOf(path);
  return language === null || language === 'yaml' || language === 'shell' || language === 'dockerfile';
}

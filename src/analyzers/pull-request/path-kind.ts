import { type Language, languageOf } from '../../domain';

const TEST_PATH =
  /(^|\/)(tests?|__tests__|specs?|e2e|testing|testdata|fixtures?|cypress|androidTest)\/|(^|\/)(test_[^/]*|conftest)\.py$|[._-](test|tests|spec|cy|stories)\.[^/.]+$|(Tests?|IT|Spec)\.(java|kt|cs|scala|groovy|swift|php)$/;

/** True for files that exist to test others, by where they are and what they are called. */
export function isTestPath(path: string): boolean {
  return TEST_PATH.test(path);
}

const PRINTS_BY_DESIGN =
  /(^|\/)(bin|cli|cmd|scripts?|tools?|examples?|samples?|demos?|docs?|bench(marks?)?|tasks|seeds?|migrations)\/|(^|\/)(cli|gulpfile|gruntfile|[^/]*\.config)\.[^/]+$/i;

/** True where output on the console is the purpose: command line tools, scripts, samples. */
export function printsByDesign(path: string): boolean {
  return PRINTS_BY_DESIGN.test(path);
}

const NO_CODE: ReadonlySet<Language> = new Set([
  'sql',
  'dockerfile',
  'yaml',
  'json',
  'terraform',
  'css',
  'html',
  'markdown',
  'graphql',
  'protobuf',
  'toml',
]);

/** True for files in a programming language that are not tests themselves. */
export function isProductCode(path: string): boolean {
  const language = languageOf(path);
  return language !== null && !NO_CODE.has(language) && !isTestPath(path);
}

/** True for prose, where markers and statements are usually quoted. */
export function isProse(path: string): boolean {
  return /\.(md|markdown|mdx|rst|adoc|asciidoc|textile)$/i.test(path);
}

import type { Language } from '../../domain';

/** How tests are written and put aside in a language; looked for in one line of a test file. */
export interface TestForms {
  readonly languages: readonly Language[];
  /** Declares a test. */
  readonly declared: RegExp;
  /** Puts a test aside. A condition in the same line makes it run somewhere. */
  readonly skipped: RegExp;
}

export const TEST_FORMS: readonly TestForms[] = [
  {
    languages: ['javascript', 'typescript'],
    declared: /^\s*(?:it|test|specify)(?:\.each)?\s*[(`]/,
    skipped: /^\s*(?:(?:describe|it|test|context|suite)\.(?:skip|todo)\s*[(`.]|(?:xdescribe|xit|xtest|xcontext)\s*\()/,
  },
  {
    languages: ['python'],
    declared: /^\s*(?:async\s+)?def\s+test_?\w*\s*\(/,
    skipped: /^\s*@(?:pytest\.mark\.skip\b|unittest\.skip\s*\(|unittest\.expectedFailure|pytest\.mark\.xfail\b)/,
  },
  {
    languages: ['java', 'kotlin'],
    declared: /^\s*@(?:Test|ParameterizedTest|RepeatedTest)\b/,
    skipped: /^\s*@(?:Disabled|Ignore)\b/,
  },
  {
    languages: ['csharp'],
    declared: /^\s*\[(?:Fact|Theory|Test|TestCase|TestMethod)\b/,
    skipped: /^\s*\[(?:Ignore\b|(?:Fact|Theory)\(.{0,80}\bSkip\s*=)/,
  },
  { languages: ['go'], declared: /^func\s+Test\w*\s*\(/, skipped: /^\t(?:t|b)\.Skip(?:f|Now)?\(/ },
  {
    languages: ['ruby'],
    declared: /^\s*(?:it|specify|test)\s+['"]|^\s*def\s+test_\w+/,
    skipped: /^\s*(?:xit|xdescribe|xcontext|xspecify|pending|skip)(?:\s+['"(]|\s*$)/,
  },
  {
    languages: ['php'],
    declared: /^\s*(?:public\s+)?function\s+test\w*\s*\(|#\[Test\]/,
    skipped: /^ {8}\$this->markTest(?:Skipped|Incomplete)\(/,
  },
  { languages: ['rust'], declared: /^\s*#\[(?:\w+::)?test\]/, skipped: /^\s*#\[ignore\b/ },
];

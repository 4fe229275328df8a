import type { Severity } from '../../domain';

/** One shape of credential. */
export interface SecretPattern {
  /** Second half of the rule id. */
  readonly name: string;
  /** What it is called, for the message. */
  readonly title: string;
  readonly severity: Severity;
  /** Lower-case text that a line must hold before the expression is tried: most lines are done with that. */
  readonly keywords: readonly string[];
  /** The credential is group 1, or the whole match. Every repetition is bounded, so matching takes linear time. */
  readonly expression: RegExp;
  /** Bits per character that the credential needs at least, to tell it from prose and placeholders. */
  readonly entropy?: number;
  readonly helpUrl?: string;
}

/** Ends before and after a token: part of a longer word or blob is no match. */
const START = '(?<![A-Za-z0-9_-])';
const END = '(?![A-Za-z0-9_-])';

/** A pattern for tokens that vendors mark with a prefix of their own. */
export function token(name: string, title: string, keyword: string, body: string, helpUrl?: string): SecretPattern {
  return {
    name,
    title,
    severity: 'blocker',
    keywords: [keyword.toLowerCase()],
    expression: new RegExp(`${START}(${body})${END}`, 'g'),
    entropy: 2.5,
    ...(helpUrl === undefined ? {} : { helpUrl }),
  };
}

/** A pattern for values that only the name beside them gives away: `NAME… = value`. */
export function named(
  name: string,
  title: string,
  words: readonly string[],
  value: string,
  helpUrl?: string,
): SecretPattern {
  return {
    name,
    title,
    severity: 'blocker',
    keywords: words,
    expression: new RegExp(
      `(?:${words.join('|')})[\\w.-]{0,24}["'\`]?\\s{0,4}(?:[:=]|:=|=>|,)\\s{0,4}["'\`]?(${value})(?![A-Za-z0-9_/+=-])`,
      'gi',
    ),
    entropy: 3,
    ...(helpUrl === undefined ? {} : { helpUrl }),
  };
}

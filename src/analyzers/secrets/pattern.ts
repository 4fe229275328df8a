import type { Severity } from '../../domain';

/** A kind of credential, and how it is told from other text. */
export interface SecretPattern {
  /** Second half of the rule id. */
  readonly name: string;
  /** What it is, without an article: `GitHub token`. */
  readonly title: string;
  readonly severity: Severity;
  /** Lower case; text that holds none of them, in any case, cannot match. */
  readonly keywords: readonly string[];
  /** Global. The secret is group 1 where there is one, else the whole match. Every repetition is bounded. */
  readonly expression: RegExp;
  /** Bits per character below which a match is taken for an example. */
  readonly entropy?: number;
  readonly helpUrl?: string;
}

/** Random characters have more; repeated and counted-up ones have less. */
const TOKEN_ENTROPY = 2.5;
const NAMED_ENTROPY = 2.8;

/** A credential that its vendor made recognisable. `body` is the source of a regular expression. */
export function token(name: string, title: string, keyword: string, body: string, helpUrl?: string): SecretPattern {
  return {
    name,
    title,
    severity: 'blocker',
    keywords: [keyword],
    expression: new RegExp(`(?<![A-Za-z0-9_])(${body})(?![A-Za-z0-9_])`, 'g'),
    entropy: TOKEN_ENTROPY,
    ...(helpUrl === undefined ? {} : { helpUrl }),
  };
}

/** A credential without a shape of its own: told by a word in the name it is assigned to. `words` are lower case. */
export function named(name: string, title: string, words: readonly string[], body: string, helpUrl?: string): SecretPattern {
  return {
    name,
    title,
    severity: 'blocker',
    keywords: words,
    expression: new RegExp(
      `(?:${words.join('|')})[A-Za-z0-9_.-]{0,30}["'\`\\]]{0,2}\\s{0,4}(?:=>|:=|=|:|,)\\s{0,4}["'\`]?(${body})(?![A-Za-z0-9_/+=-])`,
      'gi',
    ),
    entropy: NAMED_ENTROPY,
    ...(helpUrl === undefined ? {} : { helpUrl }),
  };
}

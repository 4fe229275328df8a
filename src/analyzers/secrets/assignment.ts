import { isPassword, isRandomToken } from './randomness';
import type { SecretPattern } from './shape';

type Guess = Omit<SecretPattern, 'keywords' | 'expression' | 'entropy'>;

const PASSWORD: Guess = { name: 'hard-coded-password', title: 'password', severity: 'warning' };
const CREDENTIAL: Guess = { name: 'hard-coded-credential', title: 'credential', severity: 'warning' };

/** Findings that rest on a name and on how random a value looks. */
export const ASSIGNMENT_GUESSES: readonly Guess[] = [PASSWORD, CREDENTIAL];

/** Without one of these in a line there is nothing to guess. Lower case. */
const WORDS = ['pass', 'pwd', 'secret', 'token', 'key', 'credential'];

/** A telling name, an operator, and a value: quoted, or bare up to the end of the word. */
const ASSIGNMENT = new RegExp(
  '(passw(?:or)?d|passphrase|passwort|pass|pwd|secret|token|(?:api|access|auth|private|encryption|signing|account|master)[_. -]?key|credential)' +
    '([\\w.-]{0,30})["\'`\\]]{0,2}\\s{0,4}(?::=|=>|=|:)\\s{0,4}' +
    '(?:"([^"\\s]{8,200})"|\'([^\'\\s]{8,200})\'|`([^`\\s]{8,200})`|([^\\s"\'`;,<>(){}[\\]&|]{8,200})(?=[\\s;,]|$))',
  'gi',
);

/** Rest of a name that makes it the name of something else: where a secret is kept, what it looks like, how long it lives. */
const ABOUT_A_SECRET =
  /(?:name|path|file|dir|url|uri|endpoint|host|field|label|title|text|message|placeholder|prompt|hint|type|kind|regex|pattern|format|header|length|size|count|expir\w*|ttl|timeout|policy|param|prefix|suffix|version|column|table|selector|class|icon|hash|hashed|digest|checksum|salt|sha\d*|id|ids|ref|arn|env|var|provider|manager|store|service|reset\w*)$/i;
const PUBLIC =
  /(?:public|publishable|csrf|xsrf|next|page|continuation|cursor|site|design|sort|partition|primary|foreign)[_.-]?$/i;

/** No variable is called so: it stands in a comment or in text. */
const LONG_HEX = /^[0-9a-f]{32,}$/i;

export interface GuessedSecret {
  readonly guess: Guess;
  readonly secret: string;
}

/**
 * Values given to names such as `db_password` or `apiKey`. `bareValues`: the file is configuration, where a value needs no quotes; in
 * code a bare word is a variable.
 */
export function* guessAssignments(text: string, lower: string, bareValues: boolean): Generator<GuessedSecret> {
  if (!WORDS.some((word) => lower.includes(word))) return;
  for (const match of text.matchAll(ASSIGNMENT)) {
    const [, word = '', rest = '', double, single, tick, bare] = match;
    const secret = double ?? single ?? tick ?? bare ?? '';
    if (bare !== undefined && !bareValues && !LONG_HEX.test(bare)) continue;
    if (ABOUT_A_SECRET.test(rest) || PUBLIC.test(text.slice(Math.max(0, match.index - 20), match.index))) continue;
    const password = /^pass|^pwd/i.test(word) && !/token|key|secret/i.test(rest);
    if (/^pass$/i.test(word) && (rest !== '' || !beginsPart(text[match.index - 1], word))) continue;
    if (password ? isPassword(secret) : isRandomToken(secret))
      yield { guess: password ? PASSWORD : CREDENTIAL, secret };
  }
}

/** `DB_PASS` and `dbPass`, not `compass` or `BYPASS`. */
function beginsPart(before: string | undefined, word: string): boolean {
  if (before === undefined || !/[A-Za-z]/.test(before)) return true;
  return /[a-z]/.test(before) && word.startsWith('P');
}

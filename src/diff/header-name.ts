import { unquote } from './c-quote';

/** How many leading components (`a/`) are taken off a name. */
export type Strip = 0 | 1;

const NOT_ASCII = /[^\0-\x7f]/;

/** Text from the one-character-per-byte form in which header lines are read; bytes that are not UTF-8 become U+FFFD. */
export function decodeName(bytes: string): string {
  return NOT_ASCII.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes;
}

/** True for the name that stands for "no file on this side". */
export function isDevNull(text: string): boolean {
  return text.startsWith('/dev/null') && (text.length === 9 || /[ \t\r]/.test(text.charAt(9)));
}

/** `name` without its first component, or null when it has only one. An absolute name has none to take off on a `diff --git` line. */
function withoutPrefix(name: string): string | null {
  const slash = name.indexOf('/');
  return slash > 0 ? name.slice(slash + 1) : null;
}

/** No path in a tree starts with a slash or has an empty component: `src://x` and `a//x` mean `x`. */
function tidy(name: string): string | null {
  if (name === '') return null;
  const isTidy = !name.startsWith('/') && !name.includes('//');
  return isTidy ? name : name.replace(/\/{2,}/g, '/').replace(/^\//, '') || null;
}

/**
 * The name on a `---`, `+++`, `rename` or `copy` line, after its keyword. Bare names end at a carriage return, at `end`, and at a
 * tab when `tabEnds`. With `strip` 1 the name must have a component to take off, or it counts as missing.
 */
export function nameOn(text: string, strip: Strip, tabEnds: boolean, end = text.length): string | null {
  const quoted = text.startsWith('"') ? unquote(text, 0) : null;
  const name = quoted?.text ?? before('\r', tabEnds ? before('\t', text.slice(0, end)) : text.slice(0, end));
  if (strip === 0) return tidy(name);
  const slash = name.indexOf('/');
  return slash < 0 ? null : tidy(name.slice(slash + 1));
}

function before(stop: string, text: string): string {
  const index = text.indexOf(stop);
  return index < 0 ? text : text.slice(0, index);
}

/**
 * The name on a `diff --git` line (after these words) when both sides name the same file, else null. The two names are not
 * separated clearly, so only a text that shows up twice is believed; renames say their names elsewhere.
 */
export function commonName(text: string): string | null {
  const name = text.startsWith('"') ? afterQuoted(text) : bareTwice(text);
  return name === null ? null : tidy(name);
}

function afterQuoted(text: string): string | null {
  const first = unquote(text, 0);
  if (!first) return null;
  const rest = text.slice(first.end).trimStart();
  const second = rest.startsWith('"') ? unquote(rest, 0)?.text : rest;
  return second === undefined ? null : sameName(first.text, second);
}

/** The shared name of two sides, less one leading component each, or whole when neither has a prefix (`--no-prefix`). */
function sameName(first: string, second: string): string | null {
  const stripped = withoutPrefix(first);
  if (stripped === null) return first === second ? first : null;
  return stripped === withoutPrefix(second) ? stripped : null;
}

function bareTwice(text: string): string | null {
  const quote = text.indexOf('"');
  if (quote > 0) {
    const second = unquote(text, quote);
    return second && sameName(text.slice(0, quote).trimEnd(), second.text);
  }
  const half = text.length >>> 1;
  const unprefixed =
    text.charAt(half) === ' ' && text.slice(0, half) === text.slice(half + 1) ? text.slice(0, half) : null;
  return prefixedTwice(text) ?? unprefixed;
}

function prefixedTwice(text: string): string | null {
  const name = withoutPrefix(text);
  if (name === null) return null;
  // The first name grows as the second shrinks, so one pass finds the only place where their lengths can agree.
  let slash = -1;
  for (let length = 0; length < name.length; length++) {
    const separator = name.charAt(length);
    if (separator !== ' ' && separator !== '\t') continue;
    if (slash < length) slash = name.indexOf('/', length + 1);
    if (slash < 0 || slash === length + 1) return null;
    const second = slash + 1;
    if (name.length - second === length && name.startsWith(name.slice(0, length), second)) return name.slice(0, length);
  }
  return null;
}

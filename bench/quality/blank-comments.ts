import type { CommentSyntax, StringSyntax } from './comment-syntax';

/** The same text with spaces in place of every comment, so that no line moves. */
export function blankComments(text: string, syntax: CommentSyntax): string {
  const kept: string[] = [];
  let at = 0;
  while (at < text.length) {
    const comment = commentEnd(text, at, syntax);
    const end = comment ?? codeEnd(text, at, syntax);
    const piece = text.slice(at, end);
    kept.push(comment === null ? piece : piece.replace(/[^\r\n]/g, ' '));
    at = end;
  }
  return kept.join('');
}

/** Where the comment that begins here ends, or null. */
function commentEnd(text: string, at: number, { line, block }: CommentSyntax): number | null {
  for (const [open, close] of block) {
    if (text.startsWith(open, at)) return after(text, close, at + open.length);
  }
  const begins = line.some((mark) => text.startsWith(mark, at) && mayBegin(mark, text.charAt(at - 1), text[at + 1]));
  return begins ? until(text, '\n', at) : null;
}

/** An address has two slashes, a hash is often part of a word, and `#[` opens an attribute. `before` is empty where the text begins. */
function mayBegin(mark: string, before: string, next: string | undefined): boolean {
  return mark === '#' ? /^[\s;,)\]}]?$/.test(before) && next !== '[' : before !== ':';
}

/** Where the string or pattern that begins here ends; one character on when there is none. */
function codeEnd(text: string, at: number, { strings, patterns }: CommentSyntax): number {
  const opened = strings.find(({ open }) => text.startsWith(open, at));
  if (opened) return stringEnd(text, at + opened.open.length, opened);
  if (patterns && text[at] === '/' && isValuePlace(text, at)) return stringEnd(text, at + 1, PATTERN);
  return at + 1;
}

const PATTERN: StringSyntax = { open: '/', close: '/', escapes: true, multiline: false };

function stringEnd(text: string, from: number, { close, escapes, multiline }: StringSyntax): number {
  for (let at = from; at < text.length; at += 1) {
    if (escapes && text[at] === '\\') at += 1;
    else if (!multiline && text[at] === '\n') return at;
    else if (text.startsWith(close, at)) return at + close.length;
  }
  return text.length;
}

/** At the start of a line, after an operator or an opening bracket a slash begins a pattern, after a value it divides. */
function isValuePlace(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 20), at).replace(/[^\S\n]+$/, '');
  return /^$|[\n=(,:[!&|?{};~+<>]$|\b(?:return|typeof|case|in|of|if|unless|when|and|or)$/.test(before);
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function until(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

import { shown } from '../shown';
import type { ConditionError } from './model';

export type Token =
  | { readonly kind: 'number'; readonly at: number; readonly value: number }
  | { readonly kind: 'text'; readonly at: number; readonly value: string }
  | { readonly kind: 'name'; readonly at: number; readonly value: string }
  | { readonly kind: 'sign'; readonly at: number; readonly value: string }
  | { readonly kind: 'end'; readonly at: number; readonly value: '' };

const SPACE = /\s+/y;
const NUMBER = /\d+(?:\.\d+)?/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const SIGN = /===|!==|=>|==|!=|<=|>=|&&|\|\||[!<>().]/y;
const TEXT = /'(?:[^'\\]|\\[\\'"])*'|"(?:[^"\\]|\\[\\'"])*"/y;

/** Tokens of a condition, the last of kind `end`; or the first thing that is none. */
export function tokenize(text: string): readonly Token[] | ConditionError {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  while (at < text.length) {
    const token = nextToken(take, at);
    if (token === null) return { at, message: unreadable(text, at) };
    if (token.kind !== 'space') tokens.push(token);
    at += token.length;
  }
  tokens.push({ kind: 'end', at, value: '' });
  return tokens;
}

type Lexeme = (Token | { readonly kind: 'space' }) & { readonly length: number };

function nextToken(take: (pattern: RegExp) => string | null, at: number): Lexeme | null {
  const space = take(SPACE);
  if (space !== null) return { kind: 'space', length: space.length };
  const number = take(NUMBER);
  if (number !== null) return { kind: 'number', at, value: Number(number), length: number.length };
  const name = take(NAME);
  if (name !== null) return { kind: 'name', at, value: name, length: name.length };
  const sign = take(SIGN);
  if (sign !== null) return { kind: 'sign', at, value: SAME_SIGN[sign] ?? sign, length: sign.length };
  const quoted = take(TEXT);
  if (quoted === null) return null;
  return { kind: 'text', at, value: quoted.slice(1, -1).replace(/\\(.)/g, '$1'), length: quoted.length };
}

const SAME_SIGN: Readonly<Record<string, string>> = { '===': '==', '!==': '!=' };

function unreadable(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at)!);
  if (character === "'" || character === '"') {
    return 'This text has no closing quote, or a `\\` before something other than a quote or a `\\`.';
  }
  if (character === '&' || character === '|')
    return `Write ${shown(character.repeat(2))} instead of ${shown(character)}.`;
  if (character === '=') return 'Write `==` to compare.';
  return `${shown(character)} has no meaning in a condition.`;
}

import { type SyntaxNode, textOf } from '../../syntax';
import { nameIndex, walk } from '../names';
import type { Check } from './check';

const REGEXES = nameIndex([
  [
    ['regexp.Compile', 'regexp.MustCompile', 'regexp.CompilePOSIX', 'regexp.MustCompilePOSIX', 'regexp.Match*'],
    true as const,
  ],
]);
const TOP_LEVEL = '(?:com|org|net|edu|gov|io|dev|co\\.uk)';
/** `example.com`, its dot not escaped, at the end of a host. */
const LOOSE_DOT = new RegExp(`[\\w)]\\)?\\??(?:[\\w-]{2,63})\\.${TOP_LEVEL}(?![\\w-])`);
const HOST = new RegExp(`(?:https?\\??:|www)?[\\w/-]{2,63}\\\\?\\.${TOP_LEVEL}(?![\\w-])`);
const MADE_OF_WORDS = /^[\w()?:|/\\.-]+$/;

/** Expressions that a host or address passes that they were not written for. */
export const regexAnchor: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  if (program.language !== 'go') return found;
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'call' || REGEXES.find(resolver.namesOf(expression.callee, scope)).length === 0) return;
      const pattern = expression.args[0] && resolver.constantOf(expression.args[0].value, scope);
      if (pattern?.type !== 'string') return;
      const isInterpreted = pattern.node.kind === 'interpreted_string_literal';
      const text = isInterpreted ? pattern.value.replaceAll('\\\\', '\\') : pattern.value;
      if (isHalfAnchored(text) || isLooseHost(text) || (isInterpreted && ringsABell(textOf(pattern.node))))
        found.push(pattern.node.line === expression.node.line ? expression.node : pattern.node);
    },
  });
  return found;
};

/** `^a|b`: the anchor holds for one alternative alone. */
function isHalfAnchored(pattern: string): boolean {
  const parts = alternatives(pattern);
  if (parts.length < 2) return false;
  const [first = '', ...rest] = parts;
  const last = parts.at(-1) ?? '';
  const startsOnly =
    first.startsWith('^') && rest.every((part) => part !== '' && !part.includes('^')) && !last.endsWith('$');
  const endsOnly =
    /(?:^|[^\\])\$$/.test(last) && parts.slice(0, -1).every((part) => !part.includes('$')) && !first.startsWith('^');
  return startsOnly || endsOnly;
}

function alternatives(pattern: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at];
    if (character === '\\') at += 1;
    else if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
    else if (character === '|' && depth === 0) {
      parts.push(pattern.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, pattern.slice(start)];
}

function isLooseHost(pattern: string): boolean {
  const plain = pattern.replace(/^\^/, '').replace(/\$$/, '');
  if (!MADE_OF_WORDS.test(plain) || !HOST.test(plain)) return false;
  return !/^(?:\^|\\A)|(?:\$|\\z)$/.test(pattern) || LOOSE_DOT.test(plain);
}

/** `"\b"` is a backspace in a string and a word's edge in an expression. */
function ringsABell(literal: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*\\[ab]/.test(literal);
}

import { type SyntaxNode, textOf } from '../../syntax';
import { walk } from '../names';
import type { Scope } from '../names';
import type { Call, Expression } from '../program';
import type { Check } from './check';
import { alternatives, regexSource } from './regex-source';

const TLD = '(?:com|net|org|edu|gov|io|dev|app|co|uk|de|internal)';
/** A host with a dot that stands for any character. */
const OPEN_DOT = new RegExp(
  `(?:^|[/^(|@]|\\\\/|\\\\b)(?:[\\w-]{1,40}\\\\?\\.){0,4}?[\\w-]{2,40}\\.(?:[\\w-]{1,40}\\\\?\\.){0,4}${TLD}(?![\\w.*+?])`,
  'i',
);
const HOST = new RegExp(`[\\w)]\\\\?\\.${TLD}(?![\\w-])`, 'i');
const HOST_TEXT = new RegExp(`^(?:https?://)?\\.?(?:[\\w-]{1,60}\\.){1,5}${TLD}(?::\\d+)?(?:/[\\w./-]*)?$`, 'i');
const LIST_NAME = /(?:s|list|set|array|map)$/i;

/** Tests of addresses and hosts that let more through than they seem to. */
export const badRegexAnchor: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      const regex = regexSource(expression, scope, resolver);
      if (regex && !isReplaced(expression) && (isHalfAnchored(regex.source) || letsHostsThrough(regex.source)))
        found.push(expression.node);
      if (expression.kind === 'call' && isHostText(expression, scope)) found.push(expression.node);
      if (expression.kind === 'binary' && expression.operator === 'in' && isHostIn(expression, scope))
        found.push(expression.node);
      if (expression.kind === 'binary' && expression.operator === '==' && isSuffixTest(expression, scope))
        found.push(expression.node);
    },
  });
  return found;

  function isHostText({ callee, args }: Call, scope: Scope): boolean {
    if (callee.kind !== 'member' || args.length !== 1 || callee.object.kind === 'entries') return false;
    const text = resolver.constantOf(args[0]!.value, scope);
    if (text?.type !== 'string' || LIST_NAME.test(textOf(callee.object.node))) return false;
    const { value } = text;
    if (!HOST_TEXT.test(value)) return false;
    if (callee.name === 'includes' || callee.name === 'indexOf') return true;
    if (callee.name === 'startsWith' || callee.name === 'startswith') return /^https?:\/\/[^/]*$/.test(value);
    return callee.name === 'endsWith' && !value.startsWith('.') && !value.includes('/');
  }

  /** Python's `'example.com' in url`; of a list it asks for the whole. */
  function isHostIn({ left, right }: { left: Expression; right: Expression }, scope: Scope): boolean {
    if (program.language !== 'python' || (right.kind !== 'name' && right.kind !== 'member')) return false;
    const text = resolver.constantOf(left, scope);
    return text?.type === 'string' && HOST_TEXT.test(text.value) && !LIST_NAME.test(right.name);
  }

  function isSuffixTest({ left, right }: { left: Expression; right: Expression }, scope: Scope): boolean {
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      if (one.kind !== 'call' || one.callee.kind !== 'member' || one.args.length !== 1) continue;
      if (one.callee.name !== 'indexOf' && one.callee.name !== 'lastIndexOf') continue;
      if (other.kind !== 'binary' || other.operator !== '-') continue;
      if (textOf(other.left.node) !== `${textOf(one.callee.object.node)}.length`) continue;
      const around = textOf(scope.owner?.node ?? program.root);
      return !/-\s*1\b|>=?\s*0|length\s*[<>]/.test(around);
    }
    return false;
  }
};

/** What is replaced is no test. */
function isReplaced({ node }: Expression): boolean {
  const call = node.parent?.kind === 'arguments' ? node.parent.parent : null;
  return /\.(?:replace|replaceAll|split)$/.test(textOf(call?.children[0] ?? node));
}

/** `^a|b`: the anchor belongs to one alternative alone. */
function isHalfAnchored(source: string): boolean {
  const all = alternatives(source);
  if (all.length < 2 || !all.every(hasWord)) return false;
  const starts = all.map((one) => one.startsWith('^'));
  const ends = all.map((one) => /(?:^|[^\\])(?:\\\\)*\$$/.test(one));
  const free = all.filter((_, at) => !starts[at] && !ends[at]);
  if (free.length === 0) return false;
  const first = starts[0] === true && !starts.slice(1).includes(true) && !ends.slice(0, -1).includes(true);
  const last = ends.at(-1) === true && !ends.slice(0, -1).includes(true) && !starts.slice(1).includes(true);
  return first || last;
}

function hasWord(alternative: string): boolean {
  return /[a-z\d]/i.test(alternative.replace(/\\[a-z]/gi, '').replace(/\[[^\]]*\]/g, ''));
}

function letsHostsThrough(source: string): boolean {
  if (OPEN_DOT.test(source)) return true;
  if (!HOST.test(source)) return false;
  const isAddress = /^\^?(?:\(?(?:\?:)?https?|\\b|\/\/|\\\/\\\/)/.test(source);
  return isAddress && !source.startsWith('^');
}

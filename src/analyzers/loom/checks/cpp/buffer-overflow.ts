import { type SyntaxNode, textOf } from '../../../syntax';
import { lookUp, type Resolver, type Scope, walk } from '../../names';
import type { Call, Expression } from '../../program';
import { anyIn } from '../any-in';
import type { Check } from '../check';
import { isAppendedTooFar } from './appended';
import { isPastEnd, lastRound } from './past-end';
import { arraySize, calledName, fixedNumber, roomOf, textLength, uncast } from './sizes';
import { isUnboundedInput, isWideInput } from './unbounded-input';
import { isUncheckedCount } from './unchecked-count';

const COPIES = new Set(['strcpy', 'stpcpy', 'strcat', 'lstrcpyA', 'lstrcpy']);
/** Calls that are told how many bytes go to their first argument, and where. */
const COUNTED: Readonly<Record<string, number>> = {
  memcpy: 2,
  memmove: 2,
  memset: 2,
  memcmp: 2,
  strncpy: 2,
  snprintf: 1,
  vsnprintf: 1,
  fgets: 1,
  bzero: 1,
};
/** Of these, the second argument is read as far. */
const READ_TOO = new Set(['memcpy', 'memmove', 'memcmp']);
const FILLED: Readonly<Record<string, number>> = { read: 2, recv: 2, recvfrom: 2 };
const DIRECTIVE = /%[-+ #0]*(\*|\d*)(\.(?:\*|\d+))?(?:hh|h|ll|l|z|j|t)?([a-zA-Z%])/g;

/** More is written to an array of known size than it holds, or something that nobody measured. */
export const bufferOverflow: Check = (program, resolver) => {
  const found = new Set<SyntaxNode>();
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind === 'call' && overflows(expression, scope, resolver)) found.add(expression.node);
      if (expression.kind === 'index' && isPastEnd(expression, scope, resolver)) found.add(expression.node);
      if (expression.kind === 'binary' && isUnboundedInput(expression, scope, resolver)) found.add(expression.node);
    },
    statement(statement, scope) {
      if (statement.kind === 'loop') for (const node of lastRound(statement, scope, resolver)) found.add(node);
    },
  });
  return [...found];
};

function overflows(call: Call, scope: Scope, resolver: Resolver): boolean {
  const name = calledName(call);
  const values = call.args.map(({ value }) => uncast(value));
  const filled = FILLED[name];
  const counted = values[COUNTED[name] ?? filled ?? -1];
  const amount = counted ? fixedNumber(counted, scope, resolver) : null;
  const holdsLess = (place: Expression | undefined): boolean =>
    amount !== null && !!place && (roomOf(place, scope, resolver)?.bytes ?? amount) < amount;
  if (READ_TOO.has(name) && holdsLess(values[1])) return true;
  if (counted) return holdsLess(values[filled === undefined ? 0 : 1]) || isUncheckedCount(call, scope, resolver);
  if (isWideInput(call, scope, resolver) || isAppendedTooFar(call, scope, resolver)) return true;
  const [target] = values;
  const bytes = target && roomOf(target, scope, resolver)?.bytes;
  if (bytes === null || bytes === undefined) return false;
  if (COPIES.has(name) && values[1]) return isTooLong(values[1], bytes, scope, resolver);
  return (name === 'sprintf' || name === 'vsprintf') && isTooLongText(values.slice(1), bytes, scope, resolver);
}

function isTooLong(source: Expression, bytes: number, scope: Scope, resolver: Resolver): boolean {
  const longest = longestText(source, scope, resolver);
  return longest === null ? isUnmeasured(source, scope, resolver) : longest + 1 > bytes;
}

/** Of all the fixed texts that it can be; null where it can be another. */
function longestText(source: Expression, scope: Scope, resolver: Resolver): number | null {
  const text = resolver.constantOf(source, scope);
  if (text) return text.type === 'string' ? textLength(text.value) : null;
  const binding = source.kind === 'name' ? lookUp(scope, source.name) : null;
  const choices =
    source.kind === 'choice' && source.otherwise
      ? [source.then, source.otherwise]
      : binding?.kind === 'variable' && !binding.open && binding.values.every(({ kind }) => kind === 'literal')
        ? binding.values
        : [];
  const lengths = choices.flatMap((one) => longestText(uncast(one), scope, resolver) ?? []);
  return lengths.length > 0 && lengths.length === choices.length ? Math.max(...lengths) : null;
}

/** What a pointer leads to may be of any length, unless the function asks for it. */
function isUnmeasured(source: Expression, scope: Scope, resolver: Resolver): boolean {
  // An array of its own is seldom full; how much is in it cannot be seen here.
  if (arraySize(source, scope, resolver) || isFixed(source, scope)) return false;
  const isPointer =
    resolver.typesOf(source, scope).some((type) => /^(?:const )?char(?:\*|\[\])/.test(type)) ||
    textOf(source.node).startsWith('argv[') ||
    (source.kind === 'call' && calledName(source) === 'getenv');
  return (isPointer && !isMeasured(source, scope)) || isStringGiven(source, scope);
}

/** `s.c_str()` of a string that the function was given and whose size it never asks for. */
function isStringGiven(source: Expression, scope: Scope): boolean {
  if (source.kind !== 'call' || source.callee.kind !== 'member' || source.callee.name !== 'c_str') return false;
  const { object } = source.callee;
  const { owner } = scope;
  return (
    object.kind === 'name' &&
    lookUp(scope, object.name)?.kind === 'parameter' &&
    owner?.kind === 'function' &&
    !anyIn(
      owner.body,
      (one) => one.kind === 'member' && /^(?:size|length)$/.test(one.name) && textOf(one.object.node) === object.name,
    )
  );
}

function isFixed(source: Expression, scope: Scope): boolean {
  const values = source.kind === 'name' ? (lookUp(scope, source.name)?.values ?? []) : [];
  return values.length > 0 && values.every(({ kind }) => kind === 'literal');
}

function isMeasured(source: Expression, scope: Scope): boolean {
  const text = textOf(source.node);
  const { owner } = scope;
  return (
    owner?.kind === 'function' &&
    anyIn(owner.body, (one) => one.kind === 'call' && /^(?:strn?len|wcslen)$/.test(calledName(one)) && asks(one, text))
  );
}

function asks({ args }: Call, text: string): boolean {
  return args.some(({ value }) => textOf(value.node) === text);
}

function isTooLongText(values: readonly Expression[], bytes: number, scope: Scope, resolver: Resolver): boolean {
  const format = values[0] && resolver.constantOf(values[0], scope);
  if (format?.type !== 'string') return false;
  let least = textLength(format.value.replace(DIRECTIVE, ''));
  let next = 1;
  for (const [, width = '', precision, kind] of format.value.matchAll(DIRECTIVE)) {
    if (kind === '%') {
      least += 1;
      continue;
    }
    if (width === '*') next += 1;
    const value = values[next];
    next += 1;
    if (kind === 's' && value) {
      const longest = longestText(uncast(value), scope, resolver);
      const most = precision === undefined ? Infinity : Number(precision.slice(1));
      if (longest !== null) least += Math.max(Number(width) || 0, Math.min(longest, most || 0));
      else if (precision === undefined && isUnmeasured(uncast(value), scope, resolver)) return true;
    } else least += Math.max(Number(width) || 0, 1);
  }
  return least + 1 > bytes;
}

import { type SyntaxNode, textOf } from '../../../syntax';
import { lookUp, type Resolver, type Scope, walk } from '../../names';
import type { Call, Expression, Statement } from '../../program';
import { anyIn } from '../any-in';
import type { Check } from '../check';
import { arraySize, calledName, fixedNumber, textLength, uncast } from './sizes';

const COPIES = new Set(['strcpy', 'stpcpy', 'strcat', 'lstrcpyA', 'lstrcpy']);
/** Calls that are told how many bytes go to their first argument, and where. */
const COUNTED: Readonly<Record<string, number>> = {
  memcpy: 2,
  memmove: 2,
  memset: 2,
  strncpy: 2,
  snprintf: 1,
  vsnprintf: 1,
  fgets: 1,
  bzero: 1,
};
const FILLED: Readonly<Record<string, number>> = { read: 2, recv: 2, recvfrom: 2 };
const DIRECTIVE = /%[-+ #0]*(\*|\d*)(\.(?:\*|\d+))?(?:hh|h|ll|l|z|j|t)?([a-zA-Z%])/g;

/** More is written to an array of known size than it holds, or something that nobody measured. */
export const bufferOverflow: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind === 'call' && overflows(expression, scope, resolver)) found.push(expression.node);
      if (expression.kind === 'assign' && isPastEnd(expression.target, scope, resolver))
        found.push(expression.target.node);
    },
    statement(statement, scope) {
      if (statement.kind === 'loop') found.push(...lastRound(statement, scope, resolver));
    },
  });
  return found;
};

function overflows(call: Call, scope: Scope, resolver: Resolver): boolean {
  const name = calledName(call);
  const values = call.args.map(({ value }) => uncast(value));
  const filled = FILLED[name];
  const target = values[filled === undefined ? 0 : 1];
  const bytes = target && arraySize(target, scope, resolver)?.bytes;
  if (bytes === null || bytes === undefined) return false;
  const counted = values[COUNTED[name] ?? filled ?? -1];
  if (counted) return (fixedNumber(counted, scope, resolver) ?? 0) > bytes;
  if (COPIES.has(name) && values[1]) return isTooLong(values[1], bytes, scope, resolver);
  return (name === 'sprintf' || name === 'vsprintf') && isTooLongText(values.slice(1), bytes, scope, resolver);
}

function isTooLong(source: Expression, bytes: number, scope: Scope, resolver: Resolver): boolean {
  const text = resolver.constantOf(source, scope);
  if (text?.type === 'string') return textLength(text.value) + 1 > bytes;
  return isUnmeasured(source, scope, resolver);
}

/** What a pointer leads to may be of any length, unless the function asks for it. */
function isUnmeasured(source: Expression, scope: Scope, resolver: Resolver): boolean {
  // An array of its own is seldom full; how much is in it cannot be seen here.
  if (arraySize(source, scope, resolver) || isFixed(source, scope)) return false;
  const isPointer =
    resolver.typesOf(source, scope).some((type) => /^(?:const )?char(?:\*|\[\])/.test(type)) ||
    textOf(source.node).startsWith('argv[') ||
    (source.kind === 'call' && calledName(source) === 'getenv');
  return isPointer && !isMeasured(source, scope);
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
    if (kind === 's' && precision === undefined && value) {
      const text = resolver.constantOf(value, scope);
      if (text?.type === 'string') least += textLength(text.value);
      else if (isUnmeasured(uncast(value), scope, resolver)) return true;
    } else least += Math.max(Number(width) || 0, 1);
  }
  return least + 1 > bytes;
}

function isPastEnd(target: Expression, scope: Scope, resolver: Resolver): boolean {
  if (target.kind !== 'index' || !target.index) return false;
  const size = arraySize(target.object, scope, resolver);
  const index = fixedNumber(target.index, scope, resolver);
  return size !== null && index !== null && (index >= size.elements || index < 0);
}

/** `for (i = 0; i <= 10; i++) a[i]` of an array of ten. */
function lastRound(
  { test, body }: Extract<Statement, { kind: 'loop' }>,
  scope: Scope,
  resolver: Resolver,
): readonly SyntaxNode[] {
  if (test?.kind !== 'binary' || !/^<=?$/.test(test.operator) || test.left.kind !== 'name') return [];
  const bound = fixedNumber(test.right, scope, resolver);
  if (bound === null) return [];
  const last = test.operator === '<' ? bound - 1 : bound;
  const { name } = test.left;
  const found: SyntaxNode[] = [];
  anyIn(body, (one) => {
    if (one.kind !== 'index' || one.index?.kind !== 'name' || one.index.name !== name) return false;
    const size = arraySize(one.object, scope, resolver);
    if (size && last >= size.elements) found.push(one.node);
    return false;
  });
  const leaves = body.some(({ kind }) => kind === 'if' || kind === 'switch');
  return leaves ? [] : found.slice(0, 1);
}

import type { Resolver, Scope } from '../../names';
import { type Binary, type Call, type Expression } from '../../program';
import { anyIn, anyWithin } from '../any-in';
import { arraySize, calledName, uncast } from './sizes';

const SCANS: Readonly<Record<string, number>> = { scanf: 0, fscanf: 1, sscanf: 1 };
const DIRECTIVE = /%(\*?)(\d*)(?:hh|h|ll|l|z|j|t|L)?(\[\^?\]?[^\]]*\]|[a-zA-Z%])/g;
const STREAM = /^(?:std\.)?(?:w?istream|w?ifstream|w?istringstream|w?stringstream|w?fstream)&?$/;

/** `scanf("%10s", a)` with an array of ten: the terminator comes behind it. */
export function isWideInput(call: Call, scope: Scope, resolver: Resolver): boolean {
  const at = SCANS[calledName(call)];
  const format = at === undefined ? undefined : call.args[at];
  const text = format && resolver.constantOf(format.value, scope);
  if (text?.type !== 'string') return false;
  let next = at! + 1;
  for (const [, skipped, width, kind = ''] of text.value.matchAll(DIRECTIVE)) {
    if (skipped || kind === '%') continue;
    const target = call.args[next]?.value;
    next += 1;
    if (!target || !width || !(kind === 's' || kind.startsWith('['))) continue;
    if (Number(width) >= (arraySize(uncast(target), scope, resolver)?.elements ?? Infinity)) return true;
  }
  return false;
}

/** `cin >> a` with an array of characters, and without a width: a word may be of any length. */
export function isUnboundedInput(read: Binary, scope: Scope, resolver: Resolver): boolean {
  if (read.operator !== '>>' || !resolver.typesOf(read.right, scope).some((type) => /\bw?char(?:_t)?\[/.test(type)))
    return false;
  const stream = firstOf(read.left);
  const isInput =
    (stream.kind === 'member' || stream.kind === 'name') &&
    (/^w?cin$/.test(stream.name) || resolver.typesOf(stream, scope).some((type) => STREAM.test(type)));
  const { owner } = scope;
  const isBounded =
    anyWithin(read.left, (one) => one.kind === 'call' && lastName(one.callee) === 'setw') ||
    (owner?.kind === 'function' && anyIn(owner.body, (one) => setsWidth(one) && one.node.start < read.node.start));
  return isInput && !isBounded;
}

function setsWidth(one: Expression): boolean {
  return one.kind === 'call' && one.callee.kind === 'member' && one.callee.name === 'width';
}

function firstOf(chain: Expression): Expression {
  return chain.kind === 'binary' && chain.operator === '>>' ? firstOf(chain.left) : chain;
}

function lastName(callee: Expression): string {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
}

import { type SyntaxNode, textOf } from '../../../syntax';
import { lookUp, type Resolver, type Scope, walk } from '../../names';
import type { Call, Expression } from '../../program';
import { anyIn } from '../any-in';
import type { Check } from '../check';
import { arraySize, calledName, fixedNumber, textLength, uncast } from './sizes';

/** Copies that may leave no terminator, with the positions of target, source and count. */
const COPIES: Readonly<Record<string, readonly [target: number, source: number, count: number]>> = {
  strncpy: [0, 1, 2],
  readlink: [1, 0, 2],
};

/** A copy that can fill its array to the end, in a function that never sets the terminator. */
export const unterminatedString: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind === 'call' && isOpen(expression, scope, resolver)) found.push(expression.node);
      if (expression.kind === 'assign' && isSetWhereItIs(expression.target)) found.push(expression.node);
    },
  });
  return found;
};

/** `a[strlen(a)] = 0` sets a terminator where one is; where none is, it writes behind the text. */
function isSetWhereItIs(target: Expression): boolean {
  if (target.kind !== 'index' || target.index?.kind !== 'call' || calledName(target.index) !== 'strlen') return false;
  const [measured] = target.index.args;
  return !!measured && textOf(measured.value.node) === textOf(target.object.node);
}

function isOpen(call: Call, scope: Scope, resolver: Resolver): boolean {
  const places = COPIES[calledName(call)];
  const [target, source, count] = (places ?? []).map((at) => call.args[at]?.value);
  if (!target || !source || !count || target.kind !== 'name') return false;
  const size = arraySize(target, scope, resolver)?.bytes;
  const copied = fixedNumber(count, scope, resolver);
  if (size === null || size === undefined || copied === null || copied < size) return false;
  const text = resolver.constantOf(source, scope);
  if (text?.type === 'string' && textLength(text.value) < size) return false;
  const binding = lookUp(scope, target.name);
  const { owner } = scope;
  if (binding?.kind !== 'variable' || binding.values.length > 0 || owner?.kind !== 'function') return false;
  return !anyIn(owner.body, (one) => {
    if (one.kind === 'assign') return one.target.kind === 'index' && textOf(one.target.object.node) === target.name;
    const [first] = one.kind === 'call' && /^(?:memset|bzero)$/.test(calledName(one)) ? one.args : [];
    return first !== undefined && textOf(uncast(first.value).node) === target.name;
  });
}

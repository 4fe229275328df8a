import { textOf } from '../../../syntax';
import { lookUp, type Resolver, type Scope } from '../../names';
import type { Call, Expression } from '../../program';
import { anyIn, anyWithin } from '../any-in';
import { arraySize, calledName, uncast } from './sizes';

const COMPARISON = /^[<>]=?$|^[!=]=$/;
const LIMITS = /^(?:min|MIN|assert|ASSERT|clamp|g_return_if_fail|static_assert)$/i;

/** `memcpy(a, b, n)` into an array with an `n` that the function was given, and never looks at. */
export function isUncheckedCount(call: Call, scope: Scope, resolver: Resolver): boolean {
  if (!/^(?:memcpy|memmove)$/.test(calledName(call))) return false;
  const [target, , count] = call.args.map(({ value }) => uncast(value));
  const { owner } = scope;
  if (!target || count?.kind !== 'name' || owner?.kind !== 'function') return false;
  const binding = lookUp(scope, count.name);
  if (binding?.kind !== 'parameter' || binding.values.length > 0 || !arraySize(target, scope, resolver)) return false;
  return !anyIn(owner.body, (one) => limits(one, count.name));
}

function limits(one: Expression, name: string): boolean {
  const isSubject = (side: Expression): boolean =>
    anyWithin(side, ({ kind, node }) => kind === 'name' && textOf(node) === name);
  if (one.kind === 'binary') return COMPARISON.test(one.operator) && (isSubject(one.left) || isSubject(one.right));
  return one.kind === 'call' && LIMITS.test(calledName(one)) && one.args.some(({ value }) => isSubject(value));
}

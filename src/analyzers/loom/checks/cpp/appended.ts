import { textOf } from '../../../syntax';
import type { Resolver, Scope } from '../../names';
import type { Call } from '../../program';
import { arraySize, calledName, fixedNumber, uncast } from './sizes';

/** `strncat` is told how much may be added, not how large its target is, and sets the terminator behind that. */
export function isAppendedTooFar(call: Call, scope: Scope, resolver: Resolver): boolean {
  if (calledName(call) !== 'strncat') return false;
  const [target, , count] = call.args.map(({ value }) => uncast(value));
  const bytes = target && arraySize(target, scope, resolver)?.bytes;
  if (!target || !count || bytes === null || bytes === undefined) return false;
  const amount = fixedNumber(count, scope, resolver);
  if (amount !== null) return amount >= bytes;
  if (count.kind !== 'binary' || count.operator !== '-' || fixedNumber(count.left, scope, resolver) !== bytes)
    return false;
  const length = uncast(count.right);
  const [measured] = length.kind === 'call' && calledName(length) === 'strlen' ? length.args : [];
  return !!measured && textOf(measured.value.node) === textOf(target.node);
}

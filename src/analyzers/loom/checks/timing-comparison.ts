import type { SyntaxNode } from '../../syntax';
import { lookUp, nameIndex, type Resolver, type Scope, walk } from '../names';
import { type Expression, partsOf } from '../program';
import type { Check } from './check';

const SIGNS = nameIndex([
  [
    ['crypto.createHmac', '*.createHmac', '*.HmacSHA256', '*.HmacSHA1', '*.HmacSHA512', 'hmac.new', 'hmac.digest'],
    true as const,
  ],
]);
const MAX_STEPS = 5;

/** A signature that is compared character by character: how long it takes tells how much of a guess was right. */
export const timingComparison: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'binary' || !/^[!=]=$/.test(expression.operator)) return;
      const { left, right } = expression;
      if (resolver.constantOf(left, scope) ?? resolver.constantOf(right, scope)) return;
      if (isSignature(left, scope, resolver) || isSignature(right, scope, resolver)) found.push(expression.node);
    },
  });
  return found;
};

function isSignature(value: Expression, scope: Scope, resolver: Resolver, steps = MAX_STEPS): boolean {
  if (steps === 0) return false;
  if (value.kind === 'name') {
    const [only, ...more] = lookUp(scope, value.name)?.values ?? [];
    return !!only && more.length === 0 && isSignature(only, scope, resolver, steps - 1);
  }
  if (value.kind === 'member') return false;
  if (value.kind === 'call') {
    if (SIGNS.find(resolver.namesOf(value.callee, scope)).length > 0) return true;
    // The length of a signature and the like are no secret: only a chain of calls that ends in the signature itself.
    return (
      value.callee.kind === 'member' &&
      /^(?:update|digest|hexdigest|toString|decode)$/.test(value.callee.name) &&
      isSignature(value.callee.object, scope, resolver, steps)
    );
  }
  if (value.kind !== 'template' && value.kind !== 'binary') return false;
  return partsOf(value).some((part) => isSignature(part, scope, resolver, steps - 1));
}

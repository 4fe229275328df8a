import type { SyntaxNode } from '../../../syntax';
import { type Resolver, type Scope, walk } from '../../names';
import type { Statement } from '../../program';
import { anyIn } from '../any-in';
import type { Check } from '../check';
import { calledName, fixedNumber } from './sizes';

/** Memory of the stack that each round takes more of. */
export const allocaInLoop: Check = (program, resolver) => {
  const found = new Set<SyntaxNode>();
  walk(program, resolver.names, {
    statement(statement, scope) {
      if (statement.kind !== 'loop' || isShort(statement, scope, resolver)) return;
      anyIn(statement.body, (one) => {
        if (one.kind === 'call' && /^_?_?(?:builtin_)?(?:alloca|malloca)$/.test(calledName(one))) found.add(one.node);
        return false;
      });
    },
  });
  return [...found];
};

/** One round, or as many as a constant says. */
function isShort({ test, body }: Extract<Statement, { kind: 'loop' }>, scope: Scope, resolver: Resolver): boolean {
  if (body.some(({ kind }) => kind === 'return' || kind === 'jump')) return true;
  if (!test) return false;
  const sides = test.kind === 'binary' ? [test.left, test.right] : [test];
  return test.kind === 'binary'
    ? sides.some((side) => (fixedNumber(side, scope, resolver) ?? 0) > 0)
    : sides.some((side) => /^(?:0|false)$/.test(resolver.constantOf(side, scope)?.value ?? ''));
}

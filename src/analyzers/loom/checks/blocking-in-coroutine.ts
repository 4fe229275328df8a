import type { SyntaxNode } from '../../syntax';
import { nameIndex, walk } from '../names';
import { anyIn } from './any-in';
import type { Check } from './check';

const BLOCKS = nameIndex([
  [['runBlocking', '*.coroutines.runBlocking', 'Thread.sleep', '*.Thread.sleep'], true as const],
]);

/** A suspending function that blocks its thread. */
export const blockingInCoroutine: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression) {
      if (expression.kind !== 'function' || !expression.async) return;
      const scope = resolver.names.scopeOf(expression);
      anyIn(expression.body, (one) => {
        if (one.kind === 'call' && BLOCKS.find(resolver.namesOf(one.callee, scope)).length > 0) found.push(one.node);
        return false;
      });
    },
  });
  return found;
};

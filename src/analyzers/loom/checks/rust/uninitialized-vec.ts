import { type SyntaxNode, textOf } from '../../../syntax';
import { lookUp, walk } from '../../names';
import { anyIn } from '../any-in';
import type { Check } from '../check';

/** Calls that write to what a vector has room for. */
const FILLS = /(?:as_mut_ptr|spare_capacity_mut|write_bytes|copy_nonoverlapping|resize|extend\w*|push|fill)/;

/** A length that is set on memory which nobody wrote. */
export const uninitializedVec: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'call' || expression.callee.kind !== 'member') return;
      const { name, object } = expression.callee;
      if (name !== 'set_len' || object.kind !== 'name') return;
      const [made, ...more] = lookUp(scope, object.name)?.values ?? [];
      if (made?.kind !== 'call' || more.length > 0 || !/\bwith_capacity$/.test(textOf(made.callee.node))) return;
      const { owner } = scope;
      const isFilled =
        owner?.kind === 'function' &&
        anyIn(owner.body, (one) => {
          if (one.kind !== 'call' || one.node.start > expression.node.start) return false;
          return FILLS.test(textOf(one.callee.node)) && textOf(one.node).includes(object.name);
        });
      if (!isFilled) found.push(expression.node);
    },
  });
  return found;
};

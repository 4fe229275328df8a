import { type SyntaxNode, textOf } from '../../syntax';
import { lookUp, nameIndex, walk } from '../names';
import type { Expression } from '../program';
import type { Check } from './check';

const ADDS = nameIndex([[['X509Store.Add', 'X509Store.AddRange'], true as const]]);

/** A certificate that is made an authority over everything the machine connects to. */
export const rootCertificate: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'call' || expression.callee.kind !== 'member') return;
      if (ADDS.find(resolver.namesOf(expression.callee, scope)).length === 0) return;
      const { object } = expression.callee;
      const made = object.kind === 'name' ? (lookUp(scope, object.name)?.values ?? []) : [object];
      if (made.length === 1 && isRootStore(made[0]!)) found.push(expression.node);
    },
  });
  return found;
};

function isRootStore(store: Expression): boolean {
  return (
    store.kind === 'call' &&
    store.args.some(({ value }) => /^(?:StoreName\.(?:Root|AuthRoot)|"Root")$/.test(textOf(value.node)))
  );
}

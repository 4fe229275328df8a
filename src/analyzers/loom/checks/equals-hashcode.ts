import type { SyntaxNode } from '../../syntax';
import { walk } from '../names';
import type { FunctionValue } from '../program';
import type { Check } from './check';

/** A class that says when two of it are equal, but not which place in a hash table that gives. */
export const equalsHashcode: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    statement(statement) {
      if (statement.kind !== 'class') return;
      const methods = statement.members.flatMap((member) => (member.kind === 'function' ? [member.value] : []));
      const equals = methods.find(isEquals);
      const hashes = methods.some(
        ({ name, params }) => /^(?:hashCode|GetHashCode)$/.test(name ?? '') && params.length === 0,
      );
      const abstract = equals?.modifiers.includes('abstract') ?? false;
      const isInterface = statement.node.kind === 'interface_declaration';
      if (equals && !hashes && !abstract && !isInterface) found.push(equals.node);
    },
  });
  return found;
};

function isEquals({ name, params, modifiers }: FunctionValue): boolean {
  const [only, ...more] = params;
  if (!only || more.length > 0 || modifiers.includes('static')) return false;
  if (name === 'equals') return only.type === 'Object' || only.type === 'java.lang.Object';
  return name === 'Equals' && modifiers.includes('override');
}

import type { SyntaxNode } from '../../syntax';
import { walk } from '../names';
import type { ClassStatement, FunctionValue } from '../program';
import type { Check } from './check';

/** A class that says when two of it are equal, but not which place in a hash table that gives. */
export const equalsHashcode: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const hashing = new Set<string>();
  const classes: ClassStatement[] = [];
  walk(program, resolver.names, {
    statement(statement) {
      if (statement.kind !== 'class') return;
      classes.push(statement);
      if (statement.name !== null && methodsOf(statement).some(isHash)) hashing.add(statement.name);
    },
  });
  for (const one of classes) {
    const methods = methodsOf(one);
    const equals = methods.find(isEquals);
    const abstract = equals?.modifiers.includes('abstract') ?? false;
    const isInterface = one.node.kind === 'interface_declaration';
    // One that stands above it may have the other half.
    const inherits = one.bases.some((base) => hashing.has(base) || /(?:^|\.)Abstract[A-Z]/.test(base));
    if (equals && !methods.some(isHash) && !abstract && !isInterface && !inherits) found.push(equals.node);
  }
  return found;
};

function methodsOf({ members }: ClassStatement): readonly FunctionValue[] {
  return members.flatMap((member) => (member.kind === 'function' ? [member.value] : []));
}

function isHash({ name, params }: FunctionValue): boolean {
  return /^(?:hashCode|GetHashCode)$/.test(name ?? '') && params.length === 0;
}

function isEquals({ name, params, modifiers }: FunctionValue): boolean {
  const [only, ...more] = params;
  if (!only || more.length > 0 || modifiers.includes('static')) return false;
  if (name === 'equals') return only.type === 'Object' || only.type === 'java.lang.Object';
  return name === 'Equals' && modifiers.includes('override');
}

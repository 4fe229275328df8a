import type { SyntaxNode } from '../../syntax';
import { classAround, type Scope, walk } from '../names';
import type { Expression } from '../program';
import type { Check } from './check';
import { isSame } from './same-expression';

/** `a = a`, `this.a = this.a`, and `a = this.a` where a is that field. */
export const selfAssignment: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'assign' || expression.operator !== '=') return;
      const { target, value } = expression;
      if (isSame(target, value) || isSameField(target, value, scope)) found.push(expression.node);
    },
  });
  return found;
};

function isSameField(one: Expression, other: Expression, scope: Scope): boolean {
  const [name, member] = one.kind === 'name' ? [one, other] : [other, one];
  if (name.kind !== 'name' || member.kind !== 'member' || member.name !== name.name) return false;
  if (member.object.kind !== 'name' || member.object.name !== 'this') return false;
  const owner = classAround(scope);
  for (let at: Scope | null = scope; at && at !== owner; at = at.parent) if (at.bindings.has(name.name)) return false;
  return owner?.bindings.has(name.name) ?? false;
}

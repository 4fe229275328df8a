import type { Unless } from '../data/schema';
import { compileWhere, type Subject } from './condition';
import { nameIndex, type Resolver, type Scope } from '../names';
import { type Expression, partsOf, type Statement, statementsIn } from '../program';

/** Whether the function around a place, or its file, makes a call that a rule excuses itself with. */
export function compileUnless(unless: Unless): (scope: Scope, resolver: Resolver) => boolean {
  if (!unless) return () => false;
  const index = nameIndex([[unless.calls, true]]);
  const holds = compileWhere(unless.where);
  const meets: Meets = (names, subject, at, resolver) => index.find(names).length > 0 && holds(subject, at, resolver);
  const seen = new WeakMap<Scope, boolean>();
  return (scope, resolver) => {
    const place = unless.within === 'file' ? resolver.names.file : functionScope(scope);
    const known = seen.get(place) ?? hasCall(place, resolver, meets);
    seen.set(place, known);
    return known;
  };
}

function functionScope(scope: Scope): Scope {
  for (let at = scope; at.parent; at = at.parent) if (at.owner?.kind === 'function') return at;
  return scope;
}

type Meets = (names: readonly string[], subject: Subject, scope: Scope, resolver: Resolver) => boolean;

function hasCall(place: Scope, resolver: Resolver, meets: Meets): boolean {
  const inAll = (statements: readonly Statement[], scope: Scope): boolean =>
    statements.some((statement) => {
      if (statement.kind === 'class') return inAll(statement.members, resolver.names.scopeOf(statement));
      const { expressions, lists } = statementsIn(statement);
      return expressions.some((one) => inOne(one, scope)) || lists.some((list) => inAll(list, scope));
    });
  const inOne = (expression: Expression, scope: Scope): boolean => {
    if (
      expression.kind === 'call' &&
      meets(resolver.namesOf(expression.callee, scope), { args: expression.args }, scope, resolver)
    )
      return true;
    if (
      expression.kind === 'assign' &&
      meets(resolver.namesOf(expression.target, scope), { value: expression.value }, scope, resolver)
    )
      return true;
    if (expression.kind === 'function') return inAll(expression.body, resolver.names.scopeOf(expression));
    return partsOf(expression).some((part) => inOne(part, scope));
  };
  const { owner } = place;
  if (!owner) return inAll(resolver.names.body, place);
  return owner.kind === 'class' ? inAll(owner.members, place) : inAll(owner.body, place);
}

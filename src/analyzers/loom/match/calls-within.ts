import type { Unless } from '../data/schema';
import { nameIndex, type Resolver, type Scope } from '../names';
import { compileWhere, type Subject } from './condition';
import { type Expression, partsOf, type Statement, statementsIn } from '../program';

type Meets = (subject: Subject, names: readonly string[], scope: Scope) => boolean;

/** Whether the function around a place, or its file, makes a call that a rule excuses itself with. */
export function compileUnless(unless: Unless): (scope: Scope, resolver: Resolver) => boolean {
  const excuses = (unless ?? []).flatMap(({ calls, where, also, within }) => {
    if (!calls) return [];
    const wanted = [{ calls, where }, ...also].map((one) => ({
      index: nameIndex([[one.calls, true]]),
      holds: compileWhere(one.where),
    }));
    const seen = new WeakMap<Scope, boolean>();
    return (scope: Scope, resolver: Resolver): boolean => {
      const place = within === 'file' ? resolver.names.file : functionScope(scope);
      const known =
        seen.get(place) ??
        wanted.every(({ index, holds }) =>
          hasCall(
            place,
            resolver,
            (subject, names, at) => index.find(names).length > 0 && holds(subject, at, resolver),
          ),
        );
      seen.set(place, known);
      return known;
    };
  });
  return (scope, resolver) => excuses.some((excuse) => excuse(scope, resolver));
}

function functionScope(scope: Scope): Scope {
  for (let at = scope; at.parent; at = at.parent) if (at.owner?.kind === 'function') return at;
  return scope;
}

function hasCall(place: Scope, resolver: Resolver, meets: Meets): boolean {
  const inAll = (statements: readonly Statement[], scope: Scope): boolean =>
    statements.some((statement) => {
      if (statement.kind === 'class') return inAll(statement.members, resolver.names.scopeOf(statement));
      const { expressions, lists } = statementsIn(statement);
      return expressions.some((one) => inOne(one, scope)) || lists.some((list) => inAll(list, scope));
    });
  const inOne = (expression: Expression, scope: Scope): boolean => {
    if (expression.kind === 'call') {
      const { callee, args } = expression;
      const receiver = callee.kind === 'member' ? callee.object : null;
      if (meets({ args, receiver }, resolver.namesOf(callee, scope), scope)) return true;
    }
    if (expression.kind === 'assign') {
      const { target, value } = expression;
      if (meets({ value }, resolver.namesOf(target, scope), scope)) return true;
    }
    if (expression.kind === 'function') return inAll(expression.body, resolver.names.scopeOf(expression));
    return partsOf(expression).some((part) => inOne(part, scope));
  };
  const { owner } = place;
  if (!owner) return inAll(resolver.names.body, place);
  return owner.kind === 'class' ? inAll(owner.members, place) : inAll(owner.body, place);
}

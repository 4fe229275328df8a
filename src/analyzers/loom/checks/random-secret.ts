import type { SyntaxNode } from '../../syntax';
import { nameIndex, type Resolver, type Scope, walk } from '../names';
import type { Expression } from '../program';
import { anyIn, anyWithin } from './any-in';
import type { Check } from './check';

const GUESSABLE = nameIndex([
  [
    [
      'Random.Next',
      'Random.NextBytes',
      'Random.NextDouble',
      'Random.NextInt64',
      '*.Random().Next',
      '*.Random.Shared.Next',
    ],
    true as const,
  ],
]);
const SECRET = /(?:password|passwd|secret|token|nonce|salt|otp|session_?id|api_?key|csrf)$/i;

/** A secret that comes from a function of the same file which draws it from a generator that can be foretold. */
export const randomSecret: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const report = (target: Expression, value: Expression, scope: Scope, node: SyntaxNode): void => {
    if ((target.kind !== 'name' && target.kind !== 'member') || !SECRET.test(target.name)) return;
    if (anyWithin(value, (one) => isDrawn(one, scope, resolver))) found.push(node);
  };
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind === 'assign') report(expression.target, expression.value, scope, expression.node);
    },
    statement(statement, scope) {
      if (statement.kind === 'variable' && statement.value)
        report(statement.target, statement.value, scope, statement.node);
    },
  });
  return found;
};

function isDrawn(call: Expression, scope: Scope, resolver: Resolver): boolean {
  const drawn = call.kind === 'call' ? resolver.functionOf(call.callee, scope) : null;
  if (!drawn) return false;
  const inner = resolver.names.scopeOf(drawn);
  return anyIn(
    drawn.body,
    (one) => one.kind === 'call' && GUESSABLE.find(resolver.namesOf(one.callee, inner)).length > 0,
  );
}

import type { SyntaxNode } from '../../syntax';
import { nameIndex, type Resolver, type Scope, walk } from '../names';
import type { Expression, FunctionValue } from '../program';
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
      'random.random',
      'random.randint',
      'random.randrange',
      'random.choice',
      'random.choices',
      'random.sample',
      'random.getrandbits',
      'random.uniform',
      'Math.random',
    ],
    true as const,
  ],
]);
const SECRET = /(?:password|passwd|secret|token|nonce|salt|otp|session_?id|api_?key|csrf)$/i;

/** A secret that is drawn from a generator that can be foretold: by a function that is named so, or one that gives it to such a name. */
export const randomSecret: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const report = (target: Expression, value: Expression, scope: Scope, node: SyntaxNode): void => {
    if ((target.kind !== 'name' && target.kind !== 'member') || !SECRET.test(target.name)) return;
    if (anyWithin(value, (one) => isDrawn(one, scope, resolver))) found.push(node);
  };
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind === 'assign') report(expression.target, expression.value, scope, expression.node);
      if (expression.kind === 'function' && expression.name !== null && SECRET.test(expression.name)) {
        const drawing = firstDrawing(expression, resolver);
        if (drawing) found.push(drawing);
      }
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
  return drawn !== null && firstDrawing(drawn, resolver) !== null;
}

function firstDrawing(value: FunctionValue, resolver: Resolver): SyntaxNode | null {
  const inner = resolver.names.scopeOf(value);
  let found: SyntaxNode | null = null;
  anyIn(value.body, (one) => {
    if (one.kind === 'function') found = firstDrawing(one, resolver);
    else if (one.kind === 'call' && GUESSABLE.find(resolver.namesOf(one.callee, inner)).length > 0) found = one.node;
    return found !== null;
  });
  return found;
}

import type { SyntaxNode } from '../../syntax';
import type { Resolver, Scope } from '../names';
import { walk } from '../names';
import { type Call, type Expression, type FunctionValue, partsOf, type Statement } from '../program';
import type { Check } from './check';

/** A function that calls itself before it does anything that could end it. */
export const infiniteRecursion: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression) {
      if (expression.kind !== 'function' || expression.name === null) return;
      const call = certainCall(expression.body, expression, resolver);
      if (call) found.push(call.node);
    },
  });
  return found;
};

/** A call of the function itself that always comes about: no test, loop, catch or way out stands before it. */
function certainCall(body: readonly Statement[], owner: FunctionValue, resolver: Resolver): Call | null {
  const scope = resolver.names.scopeOf(owner);
  for (const statement of body) {
    const inside =
      statement.kind === 'expression' || statement.kind === 'variable' || statement.kind === 'return'
        ? statement.value
        : null;
    const call = inside && callIn(inside, owner, scope, resolver);
    if (call) return call;
    if (statement.kind !== 'expression' && statement.kind !== 'variable') return null;
  }
  return null;
}

function callIn(expression: Expression, owner: FunctionValue, scope: Scope, resolver: Resolver): Call | null {
  if (expression.kind === 'choice' || expression.kind === 'function') return null;
  if (expression.kind === 'binary' && ['&&', '||', '??'].includes(expression.operator))
    return callIn(expression.left, owner, scope, resolver);
  if (expression.kind === 'call' && isItself(expression, owner, resolver, scope)) return expression;
  for (const part of partsOf(expression)) {
    const found = callIn(part, owner, scope, resolver);
    if (found) return found;
  }
  return null;
}

function isItself({ callee, args, makes }: Call, owner: FunctionValue, resolver: Resolver, scope: Scope): boolean {
  if (makes || args.length !== owner.params.length || owner.params.some(({ rest }) => rest)) return false;
  if (callee.kind === 'member' && !(callee.object.kind === 'name' && callee.object.name === 'this')) return false;
  if (callee.kind !== 'member' && callee.kind !== 'name') return false;
  if (callee.name !== owner.name || resolver.functionOf(callee, scope) !== owner) return false;
  // Overloads differ by types that are not known here.
  return owner.params.every(({ type }, at) => {
    const value = args[at]?.value;
    return (
      value?.kind === 'name' && owner.params.some((param) => param.type === type && isNamed(param.target, value.name))
    );
  });
}

function isNamed(target: Expression, name: string): boolean {
  return target.kind === 'name' && target.name === name;
}

import { type SyntaxNode, textOf } from '../../syntax';
import { type Scope, walk } from '../names';
import type { Expression, FunctionValue } from '../program';
import { anyIn } from './any-in';
import type { Check } from './check';

/** Calls and members that what a stranger sends must not reach. */
const POWERFUL =
  /(?:^|\.)(?:eval|setItem|innerHTML|outerHTML|cookie|insertAdjacentHTML|write|Function|setTimeout|href|assign|replace)$/;

/** A handler of messages between windows that acts on them whoever sent them. */
export const unvalidatedOrigin: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const report = (handler: Expression | undefined, scope: Scope): void => {
    const own = handler && (handler.kind === 'function' ? handler : resolver.functionOf(handler, scope));
    if (own && !/\borigin\b|\.source\b|isTrusted/.test(textOf(own.node)) && acts(own)) found.push(own.node);
  };
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind === 'assign' && isWindow(expression.target, 'onmessage')) report(expression.value, scope);
      if (expression.kind !== 'call' || !isWindow(expression.callee, 'addEventListener')) return;
      const [event, handler] = expression.args.map(({ value }) => value);
      if (event && resolver.constantOf(event, scope)?.value === 'message') report(handler, scope);
    },
  });
  return found;
};

function isWindow(place: Expression, name: string): boolean {
  if (place.kind === 'name') return place.name === name;
  return (
    place.kind === 'member' &&
    place.name === name &&
    place.object.kind === 'name' &&
    /^(?:window|self|globalThis|top)$/.test(place.object.name)
  );
}

function acts({ body, params }: FunctionValue): boolean {
  const [event] = params;
  const sent = event?.target.kind === 'name' ? `${event.target.name}.data` : null;
  if (sent === null) return false;
  return anyIn(body, (one) => {
    if (one.kind === 'assign')
      return one.target.kind === 'member' && POWERFUL.test(one.target.name) && textOf(one.value.node).includes(sent);
    if (one.kind !== 'call') return false;
    const name = one.callee.kind === 'member' || one.callee.kind === 'name' ? one.callee.name : '';
    return POWERFUL.test(name) && one.args.some(({ value }) => textOf(value.node).includes(sent));
  });
}

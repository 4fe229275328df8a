import { child, type SyntaxNode, textOf } from '../../../syntax';
import type { FunctionValue } from '../../program';
import { returningLast } from './last-value';
import type { RubyLowering } from './lowering';
import { lowerParameters } from './parameters';

/** `def a(b) … end`; `def self.a` belongs to the class. */
export function method(node: SyntaxNode, lower: RubyLowering, modifiers: readonly string[] = []): FunctionValue {
  const name = child(node, 'name');
  const written = name ? textOf(name) : null;
  const ofClass = node.kind === 'singleton_method';
  return {
    ...plainFunction(node, lower),
    name: written === 'initialize' && !ofClass ? 'constructor' : written,
    modifiers: ofClass ? [...modifiers, 'static'] : modifiers,
  };
}

/** `{ |a| … }`, `do |a| … end` and `->(a) { … }`. */
export function closure(node: SyntaxNode, lower: RubyLowering): FunctionValue {
  const body = child(node, 'body');
  // A lambda's body is a block of its own, with the statements one level deeper.
  const block = node.kind === 'lambda' && body ? (child(body, 'body') ?? body) : body;
  return { ...plainFunction(node, lower), body: returningLast(lower.statements(block)) };
}

function plainFunction(node: SyntaxNode, lower: RubyLowering): FunctionValue {
  return {
    kind: 'function',
    name: null,
    params: lowerParameters(child(node, 'parameters'), lower),
    body: returningLast(lower.statements(child(node, 'body'))),
    annotations: [],
    async: false,
    returns: null,
    modifiers: [],
    node,
  };
}

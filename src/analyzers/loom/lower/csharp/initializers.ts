import { child, childrenOfKind, type SyntaxNode, textOf } from '../../../syntax';
import type { Entries, Entry, Expression } from '../../program';
import { expressionAt, type ExpressionTable, type Lowering } from '../by-kind';
import { argument } from './arguments';
import { parts } from './nodes';

export const initializers: ExpressionTable = {
  initializer_expression: initializer,
  anonymous_object_creation_expression: anonymous,
  tuple_expression: (node, lower) => ({
    kind: 'entries',
    node,
    form: 'list',
    entries: childrenOfKind(node, 'argument').map((one) => item(one, argument(one, lower).value)),
  }),
  tuple_pattern: (node, lower) => ({
    kind: 'entries',
    node,
    form: 'list',
    entries: parts(node).map((one) => item(one, lower.expression(one))),
  }),
};

/** `{ 1, 2 }`, `{ A = 1 }`, `{ ["a"] = 1 }`, `{ { "a", 1 } }`. */
export function initializer(node: SyntaxNode, lower: Lowering): Entries {
  const entries = parts(node).map((one) => entry(one, lower));
  return { kind: 'entries', node, form: entries.some(({ key }) => key) ? 'map' : 'list', entries };
}

function entry(node: SyntaxNode, lower: Lowering): Entry {
  if (node.kind === 'assignment_expression') {
    const left = child(node, 'left');
    return { node, key: left && key(left, lower), value: expressionAt(node, 'right', lower), spread: false };
  }
  const [first, second, ...more] = node.kind === 'initializer_expression' ? parts(node) : [];
  if (first && second && more.length === 0) {
    return { node, key: lower.expression(first), value: lower.expression(second), spread: false };
  }
  return item(node, lower.expression(node));
}

function key(left: SyntaxNode, lower: Lowering): Expression {
  if (left.kind === 'identifier') return word(left, textOf(left));
  const [at] = childrenOfKind(left, 'argument');
  return at ? argument(at, lower).value : lower.expression(left);
}

/** `new { A = b, c, d.E }`: what has no name of its own takes the last one of its value. */
function anonymous(node: SyntaxNode, lower: Lowering): Entries {
  const entries: Entry[] = [];
  const { children } = node;
  children.forEach((one, at) => {
    if (!one.named && one.kind !== 'this') return;
    if (children[at + 1]?.kind === '=') return;
    const value = lower.expression(one);
    const name = children[at - 1]?.kind === '=' ? children[at - 2] : undefined;
    entries.push({
      node: one,
      key: name ? word(name, textOf(name)) : word(one, lastName(value)),
      value,
      spread: false,
    });
  });
  return { kind: 'entries', node, form: 'map', entries };
}

function lastName(value: Expression): string {
  return value.kind === 'name' || value.kind === 'member' ? value.name : '';
}

function item(node: SyntaxNode, value: Expression): Entry {
  return { node, key: null, value, spread: false };
}

function word(node: SyntaxNode, value: string): Expression {
  return { kind: 'literal', node, type: 'string', value };
}

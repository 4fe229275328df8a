import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument, Entry, Expression } from '../../program';
import { call, positional, wrapped } from '../build';
import type { Lowering } from '../lowering';
import { elementType } from './types';

const HOLDERS = new Set(['slice_type', 'array_type', 'implicit_length_array_type', 'map_type']);

/**
 * `T{a: b}` makes a T, with named arguments; `[]T{a}` and `map[K]V{a: b}` are entries. Inside those a bare `{...}` is of the outer
 * literal's element type.
 */
export function composite(type: SyntaxNode | null, body: SyntaxNode, node: SyntaxNode, lowering: Lowering): Expression {
  const elements = childrenOfKind(body, 'literal_element', 'keyed_element');
  if (type && !HOLDERS.has(type.kind))
    return call(
      node,
      lowering.expression(type),
      elements.map((one) => argument(one, lowering)),
      true,
    );
  const inner = type && elementType(type);
  const entries = elements.map((one): Entry => {
    const key = child(one, 'key');
    const value = key ? child(one, 'value')! : one;
    return {
      node: one,
      key: key && valueOf(key, null, lowering),
      value: valueOf(value, inner, lowering),
      spread: false,
    };
  });
  return { kind: 'entries', node, form: type?.kind === 'map_type' ? 'map' : 'list', entries };
}

function valueOf(element: SyntaxNode, type: SyntaxNode | null, lowering: Lowering): Expression {
  const inner = named(element)[0];
  if (!inner) return wrapped(element, 'unknown', []);
  if (inner.kind !== 'literal_value') return lowering.expression(inner);
  return composite(type?.kind === 'pointer_type' ? named(type)[0]! : type, inner, inner, lowering);
}

function argument(element: SyntaxNode, lowering: Lowering): Argument {
  const key = child(element, 'key');
  if (!key) return positional(valueOf(element, null, lowering));
  const value = valueOf(child(element, 'value')!, null, lowering);
  const word = named(key)[0];
  const known = word && wordOf(word, lowering);
  if (known !== undefined) return { name: known, spread: false, value };
  // A key that is worked out: neither it nor the value may be lost.
  return positional(wrapped(element, 'unknown', [valueOf(key, null, lowering), value]));
}

/** The fixed text of a key: a field's name or a string. */
function wordOf(node: SyntaxNode, { expression }: Lowering): string | undefined {
  if (node.kind === 'identifier') return textOf(node);
  const value = expression(node);
  return value.kind === 'literal' && value.type === 'string' ? value.value : undefined;
}

import { child, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument, Entry, Expression } from '../../program';
import { entriesAt, literalAt, nameAt, positional } from '../forms';
import { parts, type RubyLowering } from './lowering';

/** What a method is called with. `a: 1` and `:a => 1` are arguments by name. */
export function lowerArguments(node: SyntaxNode | null, lower: RubyLowering): readonly Argument[] {
  return node ? parts(node).map((part) => argument(part, lower)) : [];
}

function argument(node: SyntaxNode, lower: RubyLowering): Argument {
  const [inner] = parts(node);
  switch (node.kind) {
    case 'pair': {
      const { key, value } = pair(node, lower);
      if (key?.kind === 'literal' && key.type === 'string') return { name: key.value, spread: false, value };
      return positional(entriesAt(node, 'map', [{ key, value, spread: false, node }]));
    }
    case 'splat_argument':
    case 'hash_splat_argument':
      return { name: null, spread: true, value: inner ? lower.expression(inner) : nameAt(node, textOf(node)) };
    case 'forward_argument':
      return { name: null, spread: true, value: nameAt(node, '...') };
    case 'block_argument':
      return { name: '&', spread: false, value: inner ? lower.expression(inner) : nameAt(node, '&') };
    default:
      return positional(lower.expression(node));
  }
}

/** One `key => value` or `key: value`; `key:` alone is the variable of that name. */
export function pair(node: SyntaxNode, lower: RubyLowering): Entry {
  const [key, value] = [child(node, 'key'), child(node, 'value')];
  const written = key ? textOf(key) : '';
  return {
    key: key && (key.kind === 'hash_key_symbol' ? literalAt(key, 'string', written) : lower.expression(key)),
    value: value ? lower.expression(value) : nameAt(node, written),
    spread: false,
    node,
  };
}

/** Entries of `{ … }` and `[ … ]`. */
export function entryOf(node: SyntaxNode, lower: RubyLowering): Entry {
  if (node.kind === 'pair') return pair(node, lower);
  const spread = node.kind === 'splat_argument' || node.kind === 'hash_splat_argument';
  const inner = spread ? parts(node)[0] : node;
  const value: Expression = inner ? lower.expression(inner) : nameAt(node, textOf(node));
  return { key: null, value, spread, node };
}

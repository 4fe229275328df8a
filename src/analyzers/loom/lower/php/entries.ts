import { childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Entries, Entry, Expression } from '../../program';
import type { Lowering } from '../lowering';

/** `array(a, 'k' => b, ...c)` and `[a]`: a map as soon as one key is written. */
export function arrayEntries(node: SyntaxNode, { expression }: Lowering): Entries {
  const entries = childrenOfKind(node, 'array_element_initializer').map((one): Entry => {
    const parts = named(one);
    const last = parts.at(-1)!;
    const spread = last.kind === 'variadic_unpacking';
    const value = expression(spread ? named(last)[0]! : last);
    return { node: one, key: parts.length > 1 ? keyOf(parts[0]!, expression) : null, value, spread };
  });
  return { kind: 'entries', node, form: entries.some(({ key }) => key) ? 'map' : 'list', entries };
}

/** A constant as a key stands for itself: nobody in the file says what `CURLOPT_URL` is. */
function keyOf(node: SyntaxNode, expression: Lowering['expression']): Expression {
  return node.kind === 'name' ? { kind: 'literal', node, type: 'string', value: textOf(node) } : expression(node);
}

/** What takes an array apart: `[$a, 'k' => $b]`, `list($a, $b)`. */
export function listEntries(node: SyntaxNode, { expression }: Lowering): Entries {
  const entries: Entry[] = [];
  let key: SyntaxNode | null = null;
  node.children.forEach((one, at) => {
    if (!one.named) return;
    if (node.children[at + 1]?.kind === '=>') key = one;
    else {
      entries.push({ node: one, key: key && expression(key), value: expression(one), spread: false });
      key = null;
    }
  });
  return { kind: 'entries', node, form: entries.some((one) => one.key) ? 'map' : 'list', entries };
}

import { isComment, type SyntaxNode } from '../../../syntax';
import { type Expression } from '../../program';
import { type Lowering, unknown } from '../by-kind';

/** Children that say something: the grammar leaves `this` and `base` without a name of their own. */
export function parts(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter((one) => (one.named && !isComment(one)) || one.kind === 'this' || one.kind === 'base');
}

/** Whether one of the words or signs that the grammar does not name stands directly in it. */
export function hasToken(node: SyntaxNode, token: string): boolean {
  return node.children.some((one) => !one.named && one.kind === token);
}

/** The first of its parts. */
export function firstPart(node: SyntaxNode, lower: Lowering): Expression {
  const [head] = parts(node);
  return head ? lower.expression(head) : unknown(node, []);
}

/** The last of its parts that has no role, or null: values of declarations stand so. */
export function valueOf(node: SyntaxNode, lower: Lowering): Expression | null {
  const found = parts(node)
    .filter(({ field, kind }) => field === null && kind !== 'attribute_list' && kind !== 'modifier')
    .at(-1);
  return found ? lower.expression(found) : null;
}

import type { Member } from '../../loom';

/** `a?.b`, `a&.b`, `a?->b`: nothing happens where `a` is empty. */
export function isOptional({ node }: Member): boolean {
  return (
    node.kind === 'member_binding_expression' ||
    node.kind === 'conditional_access_expression' ||
    node.kind.startsWith('nullsafe') ||
    node.children.some(({ kind }) => kind === 'optional_chain' || kind === '&.' || kind === '?.')
  );
}

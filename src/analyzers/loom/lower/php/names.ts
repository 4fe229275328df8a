import { child, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression } from '../../program';
import { nameOf } from '../build';

/** `Foo\Bar` is `Foo.Bar`; a leading backslash says nothing about what is meant. */
export function dotted(written: string): string {
  return written.replace(/^\\/, '').replaceAll('\\', '.');
}

/** A qualified name as members of members; what has no namespace as a plain name. */
export function qualified(node: SyntaxNode): Expression {
  const [first = '', ...rest] = dotted(textOf(node)).split('.');
  return rest.reduce<Expression>((object, name) => ({ kind: 'member', node, object, name }), nameOf(node, first));
}

/** A declared type, dotted; one that may be null counts as itself. */
export function typeText(node: SyntaxNode | null): string | null {
  return node && dotted(textOf(node).replace(/^\?/, ''));
}

/** `$user` is `user`. */
export function variableName(node: SyntaxNode): string {
  const name = named(node)[0];
  return name ? textOf(name) : textOf(node).replace(/^\$/, '');
}

/** What `Foo::`, `self::`, `static::` and `parent::` speak of: the own class is `this`, whose members they name. */
export function scope(node: SyntaxNode, expression: (node: SyntaxNode) => Expression): Expression {
  if (node.kind !== 'relative_scope') return expression(node);
  return nameOf(node, textOf(node) === 'parent' ? 'parent' : 'this');
}

/** The expression of a member access by a fixed name; by an expression it is an index. */
export function memberOf(
  node: SyntaxNode,
  object: Expression,
  expression: (node: SyntaxNode) => Expression,
): Expression {
  const name = child(node, 'name') ?? named(node).at(-1)!;
  if (name.kind === 'name') return { kind: 'member', node, object, name: textOf(name) };
  return { kind: 'index', node, object, index: expression(name) };
}

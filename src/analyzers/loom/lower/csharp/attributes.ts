import { child, childrenOfKind, type SyntaxNode, textOf } from '../../../syntax';
import type { Annotation, Argument } from '../../program';
import type { Lowering } from '../by-kind';
import { parts } from './nodes';
import { typeName } from './types';

/** The attributes of a declaration: `[HttpPost("a"), Authorize]`. */
export function attributesOf(node: SyntaxNode, lower: Lowering): readonly Annotation[] {
  return childrenOfKind(node, 'attribute_list')
    .flatMap((list) => childrenOfKind(list, 'attribute'))
    .map((one) => {
      const name = child(one, 'name');
      const given = childrenOfKind(one, 'attribute_argument_list').flatMap((list) => parts(list));
      return {
        node: one,
        name: name ? shortName(typeName(name)) : '',
        args: given.flatMap((each) => argument(each, lower)),
      };
    });
}

/** `[HttpPostAttribute]` is `[HttpPost]`. */
function shortName(name: string): string {
  return name.replace(/(?<=\w)Attribute$/, '');
}

/** `public`, `static` and the like, of a declaration. */
export function modifiersOf(node: SyntaxNode): readonly string[] {
  return childrenOfKind(node, 'modifier').map(textOf);
}

function argument(node: SyntaxNode, lower: Lowering): readonly Argument[] {
  const value = parts(node).at(-1);
  if (!value) return [];
  const name = child(node, 'name');
  if (name) return [{ name: textOf(name), spread: false, value: lower.expression(value) }];
  const lowered = lower.expression(value);
  // `Name = "q"` sets a property of the attribute, and reads as an assignment.
  if (lowered.kind === 'assign' && lowered.target.kind === 'name') {
    return [{ name: lowered.target.name, spread: false, value: lowered.value }];
  }
  return [{ name: null, spread: false, value: lowered }];
}

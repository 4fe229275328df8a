import { child, type SyntaxNode, textOf } from '../../syntax';

/** Where a tree says on what condition, and under what name, the code below it stands. */
const SAYING = ['condition', 'value', 'name', 'left', 'initializer'];
/** More than this is no name or condition that says one thing. */
const MAX_TEXT = 200;

/** Whether a condition, a function or a variable around a node is named so: `if allowInsecure { ... }`. */
export function isAround(node: SyntaxNode, wanted: RegExp): boolean {
  let below = node;
  for (let at = node.parent; at; below = at, at = at.parent) {
    for (const field of SAYING) {
      const saying = child(at, field);
      if (saying && saying !== below && saying.end - saying.start <= MAX_TEXT && wanted.test(textOf(saying)))
        return true;
    }
  }
  return false;
}

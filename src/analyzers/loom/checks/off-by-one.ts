import { type SyntaxNode, textOf } from '../../syntax';
import { walk } from '../match/walk';
import type { Check } from './check';

/** Loops that go one past the end: `i <= list.length` where the body reads `list[i]`. */
export const offByOne: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    statement(statement) {
      if (statement.kind !== 'loop' || statement.test?.kind !== 'binary') return;
      const { operator, left, right, node } = statement.test;
      if (operator !== '<=' || left.kind !== 'name' || right.kind !== 'member' || right.name !== 'length') return;
      const read = `${textOf(right.object.node)}[${left.name}]`;
      const body = textOf(statement.node).slice(node.end - statement.node.start);
      const at = body.indexOf(read);
      if (at >= 0 && !/^\s*=[^=]/.test(body.slice(at + read.length))) found.push(node);
    },
  });
  return found;
};

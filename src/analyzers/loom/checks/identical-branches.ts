import { type SyntaxNode, textOf } from '../../syntax';
import { walk } from '../names';
import type { Expression, Statement } from '../program';
import type { Check } from './check';

/** Both ways of a test do the same. */
export const identicalBranches: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression) {
      if (expression.kind !== 'choice' || !expression.otherwise || expression.node.kind.startsWith('switch')) return;
      if (spelled([expression.then]) === spelled([expression.otherwise])) found.push(expression.node);
    },
    statement(statement) {
      if (statement.kind !== 'if' || !isWorth(statement.then)) return;
      if (spelled(statement.then) === spelled(statement.otherwise)) found.push(statement.node);
    },
  });
  return found;
};

/** A branch that says something: an empty one, or a bare `return`, is often left so on purpose. */
function isWorth(branch: readonly Statement[]): boolean {
  return branch.length > 1 || (branch[0] !== undefined && branch[0].kind !== 'jump' && spelled(branch).length > 12);
}

function spelled(parts: readonly (Expression | Statement)[]): string {
  return parts
    .map((part) =>
      part.kind === 'import' ? `${part.name} of ${part.qualified}` : textOf(part.node).replace(/\s+/g, ' '),
    )
    .join(' ');
}

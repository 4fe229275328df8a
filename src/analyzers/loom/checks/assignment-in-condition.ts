import type { SyntaxNode } from '../../syntax';
import { walk } from '../names';
import type { Check } from './check';

/** `if (a = 1)`. Where the assignment is meant, people put it into parentheses of its own. */
export const assignmentInCondition: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    statement(statement, scope) {
      if (statement.kind !== 'if' && statement.kind !== 'loop') return;
      const { test } = statement;
      if (test?.kind !== 'assign' || test.operator !== '=') return;
      if (!isInParentheses(test.node) && resolver.constantOf(test.value, scope)) found.push(test.node);
    },
  });
  return found;
};

/** The parentheses of a `do` belong to it. */
function isInParentheses({ parent }: SyntaxNode): boolean {
  return parent?.kind === 'parenthesized_expression' && parent.parent?.kind !== 'do_statement';
}

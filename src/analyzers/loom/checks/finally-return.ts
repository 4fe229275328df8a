import type { SyntaxNode } from '../../syntax';
import { walk } from '../names';
import type { Statement } from '../program';
import type { Check } from './check';

/** A `return` in a `finally` throws away what was thrown or returned before it. */
export const finallyReturn: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  const search = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      if (statement.kind === 'return') found.push(statement.node);
      else if (statement.kind === 'if') [statement.then, statement.otherwise].forEach(search);
      else if (statement.kind === 'loop' || statement.kind === 'using') search(statement.body);
    }
  };
  walk(program, resolver.names, {
    statement(statement) {
      if (statement.kind === 'try') search(statement.last);
    },
  });
  return found;
};

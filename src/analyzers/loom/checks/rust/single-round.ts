import { type SyntaxNode, textOf } from '../../../syntax';
import { walk } from '../../names';
import { type Statement, statementsIn } from '../../program';
import type { Check } from '../check';

/** A loop that nothing brings to a second round. */
export const singleRound: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    statement(statement) {
      if (statement.kind === 'loop' && isLeft(statement.body) && !goesOn(statement.body)) found.push(statement.node);
    },
  });
  return found;
};

function isLeft(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    if (statement.kind === 'return' || statement.kind === 'throw') return true;
    if (statement.kind === 'jump') return textOf(statement.node).startsWith('break');
    if (statement.kind === 'if')
      return statement.otherwise.length > 0 && isLeft(statement.then) && isLeft(statement.otherwise);
    return false;
  });
}

function goesOn(body: readonly Statement[]): boolean {
  return body.some(
    (statement) =>
      (statement.kind === 'jump' && textOf(statement.node).startsWith('continue')) ||
      statementsIn(statement).lists.some(goesOn) ||
      // A continue may stand in an expression: `let a = match b { c => continue }`.
      /\bcontinue\b/.test(statement.kind === 'variable' ? textOf(statement.node) : ''),
  );
}

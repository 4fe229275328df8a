import type { SyntaxNode } from '../../syntax';
import { walk } from '../names';
import { type Statement, statementsIn } from '../program';
import type { Check } from './check';

/** Go's `defer` runs at the end of the function, not of the round: what a loop opens stays open until then. */
export const deferInLoop: Check = (program, resolver) => {
  const found = new Set<SyntaxNode>();
  const collect = (statements: readonly Statement[]): void => {
    // What returns or breaks right after it runs it once.
    if (statements.some(({ kind }) => kind === 'return' || kind === 'jump')) return;
    for (const statement of statements) {
      if (statement.node.kind === 'defer_statement') found.add(statement.node);
      for (const list of statementsIn(statement).lists) collect(list);
    }
  };
  walk(program, resolver.names, {
    statement(statement) {
      if (program.language === 'go' && statement.kind === 'loop') collect(statement.body);
    },
  });
  return [...found];
};

import { type SyntaxNode, textOf } from '../../syntax';
import { walk } from '../names';
import { type Statement, statementsIn } from '../program';
import type { Check } from './check';

/** Go: `r, err := f()`, and `defer r.Close()` before anybody has asked whether there is an r. */
export const deferBeforeCheck: Check = (program, resolver) => {
  const found = new Set<SyntaxNode>();
  const look = (statements: readonly Statement[]): void => {
    statements.forEach((statement, at) => {
      const next = statements[at + 1];
      const result = resultBesideError(statement);
      if (result && next?.node.kind === 'defer_statement' && textOf(next.node).startsWith(`defer ${result}.`))
        found.add(next.node);
    });
  };
  if (program.language !== 'go') return [];
  walk(program, resolver.names, {
    statement(statement) {
      for (const list of statementsIn(statement).lists) look(list);
    },
    expression(expression) {
      if (expression.kind === 'function') look(expression.body);
    },
  });
  return [...found];
};

function resultBesideError(statement: Statement): string | null {
  const given = statement.kind === 'variable' ? statement : statement.kind === 'expression' ? statement.value : null;
  if ((given?.kind !== 'variable' && given?.kind !== 'assign') || given.target.kind !== 'entries') return null;
  const [result, error] = given.target.entries.map(({ value }) => (value.kind === 'name' ? value.name : ''));
  return result && error && /^\w*[eE]rr$/.test(error) ? result : null;
}

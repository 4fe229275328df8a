import type { SyntaxNode } from '../../syntax';
import { nameIndex, type Resolver, type Scope, walk } from '../names';
import { type Statement, statementsIn } from '../program';
import type { Check } from './check';

/** In other languages a compiler or a linter of their own says it. */
const LANGUAGES = new Set(['go', 'php', 'python', 'ruby']);
const ENDING = nameIndex([
  [['panic', 'os.Exit', 'log.Fatal', 'log.Fatalf', 'log.Fatalln', 'log.Panic*'], true as const],
]);

/** Statements behind a `return`, a `throw`, a `break` or what ends the program. */
export const unreachableCode: Check = (program, resolver) => {
  const found = new Set<SyntaxNode>();
  if (!LANGUAGES.has(program.language)) return [];
  const look = (statements: readonly Statement[], scope: Scope): void => {
    const at = statements.findIndex((one) => isEnd(one, scope, resolver));
    const next = at < 0 ? undefined : statements[at + 1];
    if (next && isCode(next, statements[at]!)) found.add(next.node);
  };
  walk(program, resolver.names, {
    statement(statement, scope) {
      for (const list of statementsIn(statement).lists) look(list, scope);
    },
    expression(expression) {
      if (expression.kind === 'function') look(expression.body, resolver.names.scopeOf(expression));
    },
  });
  return [...found];
};

function isEnd(statement: Statement, scope: Scope, resolver: Resolver): boolean {
  if (statement.kind === 'return' || statement.kind === 'throw' || statement.kind === 'jump') return true;
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return false;
  if (statement.node.kind === 'defer_statement' || statement.node.kind === 'go_statement') return false;
  return ENDING.find(resolver.namesOf(statement.value.callee, scope)).length > 0;
}

/** What a label leads to is reached; what was lowered from one statement, or is written out of habit (`return 1; break;`), is no finding. */
function isCode(next: Statement, end: Statement): boolean {
  if (next.kind === 'jump' || next.kind === 'function' || next.kind === 'class' || next.kind === 'import') return false;
  if (next.node === end.node || next.node.start < end.node.end) return false;
  if (next.kind === 'return' && (end.kind === 'expression' || end.kind === 'throw')) return false;
  // What makes a function of Python a generator need not be reached.
  if (next.kind === 'expression' && next.value.kind === 'wrapped' && next.value.by === 'yield') return false;
  const label = next.node.parent?.kind;
  return label !== 'labeled_statement' && label !== 'text_interpolation' && next.node.kind !== 'text';
}

import type { Expression, Statement } from '../../loom';

const STATEMENTS: ReadonlySet<string> = new Set(
  'expression variable if loop switch return throw jump try using class import'.split(' '),
);

/** A function is an expression by itself, and a statement where it is declared. */
export function isStatement(part: Expression | Statement): part is Statement {
  return STATEMENTS.has(part.kind) || (part.kind === 'function' && 'value' in part);
}

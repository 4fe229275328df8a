import { type SyntaxNode, textOf } from '../../syntax';
import { walk } from '../names';
import type { Expression } from '../program';
import { anyIn } from './any-in';
import type { Check } from './check';

const LENGTHS = new Set(['length', 'size', 'Length', 'Count']);
const READERS = new Set(['get', 'charAt', 'elementAt', 'ElementAt']);

/** `for (i = 0; i <= a.length; i++)` with `a[i]` in it: the last round reads past the end. */
export const offByOne: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    statement(statement) {
      if (statement.kind !== 'loop' || statement.test?.kind !== 'binary') return;
      const { operator, left, right } = statement.test;
      const [index, bound] = operator === '<=' ? [left, right] : operator === '>=' ? [right, left] : [null, null];
      const list = bound && listOf(bound);
      if (index?.kind !== 'name' || !list) return;
      const reads = (expression: Expression): boolean => isRead(expression, list, index.name);
      if (anyIn(statement.body, reads)) found.push(statement.test.node);
    },
  });
  return found;
};

function listOf(bound: Expression): string | null {
  const member = bound.kind === 'call' && bound.args.length === 0 ? bound.callee : bound;
  return member.kind === 'member' && LENGTHS.has(member.name) ? textOf(member.object.node) : null;
}

function isRead(expression: Expression, list: string, index: string): boolean {
  const isIndex = (one: Expression | null | undefined): boolean => one?.kind === 'name' && one.name === index;
  if (expression.kind === 'index') return isIndex(expression.index) && textOf(expression.object.node) === list;
  if (expression.kind !== 'call' || expression.callee.kind !== 'member') return false;
  const { name, object } = expression.callee;
  return READERS.has(name) && textOf(object.node) === list && isIndex(expression.args[0]?.value);
}

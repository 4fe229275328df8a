import { type SyntaxNode, textOf } from '../../../syntax';
import { walk } from '../../names';
import { type Expression, partsOf, type Statement, statementsIn } from '../../program';
import type { Check } from '../check';
import { calledName, uncast } from './sizes';

const FREES = new Set(['free', 'cfree', 'delete', 'delete[]']);
type Freed = ReadonlySet<string>;

/** Memory that is used, or freed once more, after it was freed on the way here. */
export const useAfterFree: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];

  /** Gives what is freed after the statements, or null where nothing follows them. */
  function run(statements: readonly Statement[], before: Freed): Freed | null {
    let freed: Freed = before;
    for (const statement of statements) {
      const { expressions, lists } = statementsIn(statement);
      const isTest = statement.kind === 'if' || statement.kind === 'loop';
      for (const one of expressions) freed = through(one, freed, isTest);
      if (statement.kind === 'return' || statement.kind === 'throw' || statement.kind === 'jump') return null;
      if (statement.kind === 'variable' && statement.target.kind === 'name')
        freed = without(freed, statement.target.name);
      if (expressions.some(isEnd)) return null;
      if (lists.length === 0) continue;
      const ends = lists.map((list) => run(list, freed)).flatMap((end) => (end ? [end] : []));
      if (statement.kind === 'if' && ends.length === 0) return null;
      if (statement.kind === 'if') freed = new Set(ends.flatMap((end) => [...end]));
    }
    return freed;
  }

  function through(expression: Expression, freed: Freed, isTest: boolean): Freed {
    if (expression.kind === 'call' && FREES.has(calledName(expression))) {
      const pointer = expression.args[0] && uncast(expression.args[0].value);
      if (!pointer || !isPlace(pointer)) return freed;
      const key = textOf(pointer.node);
      if (freed.has(key)) found.push(expression.node);
      return new Set([...freed, key]);
    }
    if (expression.kind === 'assign' && isPlace(expression.target)) {
      const after = through(expression.value, freed, false);
      const left = expression.target.kind === 'member' ? expression.target.object : null;
      return without(left ? through(left, after, false) : after, textOf(expression.target.node));
    }
    if (expression.kind === 'function') return freed;
    // Who is given the place of the pointer may set it.
    if (expression.kind === 'wrapped' && textOf(expression.node).startsWith('&'))
      return expression.values.reduce((now, { node }) => without(now, textOf(node)), freed);
    const key = isPlace(expression) ? textOf(expression.node) : null;
    if (key !== null && freed.has(key) && !isTest) {
      found.push(expression.node);
      return without(freed, key);
    }
    const inTest = isTest && (expression.kind === 'unary' || expression.kind === 'binary');
    return partsOf(expression).reduce((now, part) => through(part, now, inTest), freed);
  }

  walk(program, resolver.names, {
    expression(expression) {
      if (expression.kind === 'function') run(expression.body, new Set());
    },
  });
  return found;
};

/** Nothing comes after it: the program ends, or a macro says that it throws. */
function isEnd(expression: Expression): boolean {
  return (
    expression.kind === 'call' &&
    /^(?:_?exit|_Exit|quick_exit|abort|longjmp|errx?|fatal|die|usage|[A-Z_]*(?:THROW|FATAL|ABORT|DIE|PANIC)[A-Z_]*)$/.test(
      calledName(expression),
    )
  );
}

function isPlace({ kind }: Expression): boolean {
  return kind === 'name' || kind === 'member';
}

/** A pointer that is set again, and what was reached through it. */
function without(freed: Freed, name: string): Freed {
  return new Set(
    [...freed].filter((one) => one !== name && !one.startsWith(`${name}->`) && !one.startsWith(`${name}.`)),
  );
}

import { type SyntaxNode, textOf } from '../../../syntax';
import { type Scope, walk } from '../../names';
import { type Expression, type FunctionValue, partsOf, type Statement, statementsIn } from '../../program';
import { anyWithin } from '../any-in';
import type { Check } from '../check';
import { calledName, uncast } from './sizes';

/** Calls that give nothing when there is no memory or no such file. */
const MAY_FAIL = new Set(['malloc', 'calloc', 'fopen', 'fdopen', 'popen', 'opendir', 'tmpfile']);
/** Calls that need what these gave, with all of their arguments. */
const NEED =
  /^(?:mem(?:cpy|move|set|cmp)|str(?:n?cpy|n?cat|len)|sn?printf|fgets|fputs|fputc|fgetc|fread|fwrite|fprintf|fscanf|fclose|fseek|ftell|rewind|getc|readdir|pclose)$/;

/** Memory or a file that a function uses without ever asking whether it got it. */
export const uncheckedNull: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression) {
      if (expression.kind === 'function') found.push(...usesIn(expression, resolver.names.scopeOf(expression)));
    },
  });
  return found;
};

function usesIn({ body }: FunctionValue, scope: Scope): readonly SyntaxNode[] {
  const given = [...scope.bindings.values()].filter(({ kind, values, open }) => {
    const [value, ...more] = values;
    const call = value && more.length === 0 && kind === 'variable' && !open ? uncast(value) : null;
    return call?.kind === 'call' && MAY_FAIL.has(calledName(call));
  });
  return given.flatMap(({ name }) => (isAsked(body, name) ? [] : (firstUse(body, name) ?? [])));
}

/** A condition, a macro or a function of its own looks at it, or it is handed on to somebody who may. */
function isAsked(statements: readonly Statement[], name: string): boolean {
  return statements.some((statement) => {
    const { expressions, lists } = statementsIn(statement);
    const isTest = statement.kind === 'if' || statement.kind === 'loop' || statement.kind === 'switch';
    if (statement.kind === 'return' && expressions.some((one) => isName(uncast(one), name))) return true;
    return (
      expressions.some((one) => (isTest && mentions(one, name)) || asks(one, name)) ||
      lists.some((list) => isAsked(list, name))
    );
  });
}

function asks(expression: Expression, name: string): boolean {
  return anyWithin(expression, (one) => {
    if (one.kind === 'choice') return mentions(one.test, name);
    if (one.kind === 'binary') return /^(?:[!=]=|&&|\|\|)$/.test(one.operator) && mentions(one, name);
    if (one.kind === 'unary') return one.operator === '!' && mentions(one.operand, name);
    if (one.kind !== 'call' || NEED.test(calledName(one))) return false;
    return !/^free$/.test(calledName(one)) && one.args.some(({ value }) => isName(uncast(value), name));
  });
}

function mentions(expression: Expression, name: string): boolean {
  return anyWithin(expression, (one) => isName(one, name));
}

function isName(expression: Expression, name: string): boolean {
  return expression.kind === 'name' && expression.name === name;
}

function firstUse(statements: readonly Statement[], name: string): SyntaxNode | null {
  for (const statement of statements) {
    const { expressions, lists } = statementsIn(statement);
    for (const one of expressions) {
      const use = useWithin(one, name);
      if (use) return use;
    }
    for (const list of lists) {
      const use = firstUse(list, name);
      if (use) return use;
    }
  }
  return null;
}

function useWithin(expression: Expression, name: string): SyntaxNode | null {
  const isReached =
    ((expression.kind === 'index' || expression.kind === 'member') && isName(expression.object, name)) ||
    (expression.kind === 'wrapped' && /^\*\s*\w+$/.test(textOf(expression.node)) && mentions(expression, name)) ||
    (expression.kind === 'call' &&
      NEED.test(calledName(expression)) &&
      expression.args.some(({ value }) => isName(uncast(value), name)));
  if (isReached) return expression.node;
  for (const part of partsOf(expression)) {
    const use = useWithin(part, name);
    if (use) return use;
  }
  return null;
}

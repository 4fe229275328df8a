import type { Expression, Statement } from './forms';

/** The expressions directly inside an expression. Of a function: none; its body is a place of its own. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'name':
    case 'literal':
    case 'function':
      return [];
    case 'template':
      return expression.tag ? [expression.tag, ...expression.parts] : expression.parts;
    case 'binary':
      return [expression.left, expression.right];
    case 'unary':
      return [expression.operand];
    case 'member':
      return [expression.object];
    case 'index':
      return expression.index ? [expression.object, expression.index] : [expression.object];
    case 'call':
      return [expression.callee, ...expression.args.map(({ value }) => value)];
    case 'entries':
      return expression.entries.flatMap(({ key, value }) => (key ? [key, value] : [value]));
    case 'assign':
      return [expression.target, expression.value];
    case 'choice':
      return [expression.test, expression.then, ...(expression.otherwise ? [expression.otherwise] : [])];
    case 'wrapped':
      return expression.values;
  }
}

/** What stands directly inside a statement: expressions, and lists of statements. Classes and functions give their own insides. */
export function statementsIn(statement: Statement): {
  readonly expressions: readonly Expression[];
  readonly lists: readonly (readonly Statement[])[];
} {
  switch (statement.kind) {
    case 'expression':
      return { expressions: [statement.value], lists: [] };
    case 'variable':
      return { expressions: [statement.target, ...present(statement.value)], lists: [] };
    case 'if':
      return { expressions: [statement.test], lists: [statement.then, statement.otherwise] };
    case 'loop':
      return {
        expressions: [
          ...(statement.each ? [statement.each.of, statement.each.target] : []),
          ...present(statement.test),
        ],
        lists: [statement.body],
      };
    case 'switch':
      return {
        expressions: [...present(statement.subject), ...statement.cases.flatMap(({ tests }) => tests)],
        lists: statement.cases.map(({ body }) => body),
      };
    case 'return':
    case 'throw':
      return { expressions: present(statement.value), lists: [] };
    case 'try':
      return { expressions: [], lists: [statement.body, ...statement.catches.map(({ body }) => body), statement.last] };
    case 'using':
      return { expressions: [], lists: [statement.resources, statement.body] };
    case 'function':
      return { expressions: [statement.value], lists: [] };
    case 'class':
      return { expressions: [], lists: [statement.members] };
    case 'jump':
    case 'import':
      return { expressions: [], lists: [] };
  }
}

function present(expression: Expression | null): readonly Expression[] {
  return expression ? [expression] : [];
}

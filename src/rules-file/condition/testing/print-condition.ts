import type { Expression, Predicate } from '../model';

/** The condition as text, with parentheses wherever they are allowed. */
export function printCondition(expression: Expression | Predicate): string {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? quoted(expression.value) : String(expression.value);
    case 'name':
      return expression.name;
    case 'not':
      return `!(${printCondition(expression.operand)})`;
    case 'binary':
      return `(${printCondition(expression.left)}) ${expression.operator} (${printCondition(expression.right)})`;
    case 'property':
      return `(${printCondition(expression.target)}).${expression.name}`;
    case 'call':
      return `(${printCondition(expression.target)}).${expression.name}(${expression.argument ? printCondition(expression.argument) : ''})`;
    case 'predicate':
      return `${expression.parameter} => ${printCondition(expression.body)}`;
  }
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

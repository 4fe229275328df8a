import { textOf } from '../../syntax';
import { type Expression, partsOf } from '../program';

/** Whether two expressions read the same and asking twice cannot give two answers: nothing is called, made or changed. */
export function isSame(one: Expression, other: Expression): boolean {
  return one.kind === other.kind && spelled(one) === spelled(other) && isPlain(one);
}

function spelled({ node }: Expression): string {
  return textOf(node).replace(/\s+/g, '');
}

function isPlain(expression: Expression): boolean {
  switch (expression.kind) {
    case 'call':
    case 'assign':
    case 'function':
    case 'template':
      return false;
    case 'unary':
      return expression.operator !== '++' && expression.operator !== '--' && isPlain(expression.operand);
    case 'wrapped':
      return expression.by !== 'await' && expression.by !== 'unknown' && expression.values.every(isPlain);
    default:
      return partsOf(expression).every(isPlain);
  }
}

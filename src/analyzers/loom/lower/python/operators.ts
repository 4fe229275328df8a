import { child, type SyntaxNode, textOf } from '../../../syntax';
import type { Binary, Expression } from '../../program';
import { binaryAt, callAt, type LowerExpression, memberAt, positional, unaryAt } from '../forms';

const LOGICAL: Readonly<Record<string, string>> = { and: '&&', or: '||' };
const COMPARISONS: Readonly<Record<string, string>> = { is: '==', 'is not': '!=', '<>': '!=' };

/** `a and b`, `a + b`. A format with its values, `'…%s' % a`, is a string with `a` in it; `path / a` is what `path.joinpath(a)` is. */
export function binary(node: SyntaxNode, lower: LowerExpression): Expression {
  const [left, operator, right] = [child(node, 'left'), child(node, 'operator'), child(node, 'right')];
  if (!left || !operator || !right) return lower(left ?? right ?? node);
  const written = textOf(operator);
  const value = lower(left);
  if (written === '%' && isText(value)) return { kind: 'template', parts: [value, lower(right)], tag: null, node };
  const other = lower(right);
  if (written === '/' && (isText(other) || isText(value) || isPath(value)))
    return callAt(node, memberAt(node, value, 'joinpath'), [positional(other)]);
  return binaryAt(node, { operator: LOGICAL[written] ?? written, written }, value, other);
}

/** What is divided by nobody: a path, by how it is made or by what it is called. */
function isPath(value: Expression): boolean {
  switch (value.kind) {
    case 'call':
      return isPath(value.callee);
    case 'member':
      return value.name === 'joinpath' || value.name === 'parent' || isPathName(value.name);
    case 'name':
      return isPathName(value.name);
    default:
      return false;
  }
}

function isPathName(name: string): boolean {
  return /(?:^|_)(?:path|dir|directory|folder|root)$|Path$/i.test(name);
}

/** `a < b <= c`: each neighbour with the next, joined by `&&`. */
export function comparison(node: SyntaxNode, lower: LowerExpression): Expression {
  const operators = node.children.filter(({ field }) => field === 'operators').map(textOf);
  const operands = node.children.filter(({ named, field }) => named && field !== 'operators').map(lower);
  const pairs = operators.flatMap((operator, at): readonly Expression[] => {
    const [left, right] = [operands[at], operands[at + 1]];
    return left && right ? [compare(node, operator, left, right)] : [];
  });
  return pairs.length > 0
    ? pairs.reduce((left, right) => binaryAt(node, { operator: '&&' }, left, right))
    : (operands[0] ?? { kind: 'wrapped', by: 'unknown', type: null, values: [], node });
}

function compare(node: SyntaxNode, written: string, left: Expression, right: Expression): Expression {
  const plain = written.replace(/\s+/g, ' ');
  // Whoever looks for tests of membership finds one form of it.
  if (plain === 'not in') return unaryAt(node, '!', binaryAt(node, { operator: 'in' }, left, right));
  const { [plain]: operator = plain } = COMPARISONS;
  const compared: Binary = binaryAt(node, { operator, written: plain }, left, right);
  return compared;
}

function isText(value: Expression): boolean {
  return value.kind === 'template' || (value.kind === 'literal' && value.type === 'string');
}

import type { SyntaxNode } from '../../../syntax';
import { type Resolver, type Scope, walk } from '../../names';
import type { Expression } from '../../program';
import type { Check } from '../check';
import { calledName, fixedNumber } from './sizes';

const UNSIGNED =
  /^(?:unsigned(?: (?:int|long|short|char|long long|long int))?|(?:std\.)?(?:size_t|uint(?:8|16|32|64|ptr)?_t|uintmax_t)|uint|ulong|ushort|u_?int\w*|DWORD|UINT(?:32|64)?|ULONG|USHORT|WORD|SIZE_T|u(?:8|16|32|64|128|size))$/;
/** What is never true, or always, of a number without a sign, with the zero on the right. */
const EMPTY = new Set(['<', '>=']);
const TURNED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** Comparisons with zero that say nothing about a number without a sign, or less than they seem to. */
export const unsignedComparison: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'binary') return;
      const { operator, left, right } = expression;
      const isZero = (side: Expression): boolean => fixedNumber(side, scope, resolver) === 0;
      const [sign, value] = isZero(right) ? [operator, left] : isZero(left) ? [TURNED[operator], right] : [];
      if (!sign || !value) return;
      const isBare = EMPTY.has(sign) && isUnsigned(value, scope, resolver);
      if (isBare || (sign === '>' && isDifference(value, scope, resolver))) found.push(expression.node);
    },
  });
  return found;
};

function isUnsigned(value: Expression, scope: Scope, resolver: Resolver): boolean {
  if (value.kind === 'call') {
    if (value.callee.kind === 'member' && /^(?:size|length|len)$/.test(value.callee.name))
      return value.args.length === 0;
    return /^(?:strlen|wcslen|sizeof)$/.test(calledName(value));
  }
  if (value.kind === 'wrapped' && value.by === 'cast') return value.type !== null && UNSIGNED.test(value.type);
  if (value.kind === 'unary' && /^(?:\+\+|--)$/.test(value.operator)) return isUnsigned(value.operand, scope, resolver);
  if (value.kind !== 'name' && value.kind !== 'member') return false;
  return resolver.typesOf(value, scope).some((type) => UNSIGNED.test(type));
}

/** `a - b > 0` of two such numbers is the same as `a != b`. */
function isDifference(value: Expression, scope: Scope, resolver: Resolver): boolean {
  return (
    value.kind === 'binary' &&
    value.operator === '-' &&
    isUnsigned(value.left, scope, resolver) &&
    isUnsigned(value.right, scope, resolver)
  );
}

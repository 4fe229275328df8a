import type { SyntaxNode } from '../../../syntax';
import { type Resolver, type Scope, walk } from '../../names';
import type { Expression, Statement } from '../../program';
import { anyIn } from '../any-in';
import type { Check } from '../check';
import { calledName, fixedNumber, uncast } from './sizes';

/** The largest number of a type, where it is small. */
const LARGEST: Readonly<Record<string, number>> = {
  char: 127,
  'signed char': 127,
  int8_t: 127,
  'unsigned char': 255,
  uint8_t: 255,
  BYTE: 255,
  short: 32767,
  'short int': 32767,
  int16_t: 32767,
  'unsigned short': 65535,
  uint16_t: 65535,
  WORD: 65535,
};
const WIDE =
  /^(?:const )?(?:std\.)?(?:int|unsigned|unsigned int|long|unsigned long|long long|unsigned long long|long int|size_t|ssize_t|u?int(?:32|64)_t|DWORD)&?$/;

/** A loop whose counter cannot reach its bound: it begins again from below, and so does the loop. */
export const narrowCounter: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    statement(statement, scope) {
      if (statement.kind === 'loop' && isEndless(statement, scope, resolver)) found.push(statement.test!.node);
    },
  });
  return found;
};

function isEndless({ test, body }: Extract<Statement, { kind: 'loop' }>, scope: Scope, resolver: Resolver): boolean {
  if (test?.kind !== 'binary' || !/^[<>]=?$/.test(test.operator)) return false;
  const [counter, bound] = test.operator.startsWith('<') ? [test.left, test.right] : [test.right, test.left];
  if (counter.kind !== 'name') return false;
  const largest = resolver.typesOf(counter, scope).flatMap((type) => LARGEST[type] ?? [])[0];
  if (largest === undefined) return false;
  const counts = (one: Expression): boolean =>
    one.kind === 'unary' && one.operator === '++' && one.operand.kind === 'name' && one.operand.name === counter.name;
  const end = fixedNumber(bound, scope, resolver);
  const isAbove = end === null ? isWide(uncast(bound), scope, resolver) : end > largest;
  return isAbove && anyIn(body, counts);
}

function isWide(bound: Expression, scope: Scope, resolver: Resolver): boolean {
  if (bound.kind === 'call') {
    const member = bound.callee.kind === 'member' ? bound.callee.name : '';
    return calledName(bound) === 'strlen' || /^(?:size|length)$/.test(member);
  }
  const types = bound.kind === 'name' || bound.kind === 'member' ? resolver.typesOf(bound, scope) : [];
  return types.some((type) => WIDE.test(type));
}

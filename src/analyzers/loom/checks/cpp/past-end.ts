import { type SyntaxNode, textOf } from '../../../syntax';
import { lookUp, type Resolver, type Scope } from '../../names';
import type { Expression, Index, Statement } from '../../program';
import { anyIn } from '../any-in';
import { arraySize, calledName, fixedNumber, roomOf, uncast } from './sizes';

/** An element that is not there: `a[10]` of an array of ten. */
export function isPastEnd(place: Index, scope: Scope, resolver: Resolver): boolean {
  const { object, index, node } = place;
  // The address behind the last element may be formed, and a size needs no element.
  const isAddress =
    node.parent?.kind === 'sizeof_expression' ||
    (node.parent?.kind === 'pointer_expression' && textOf(node.parent).startsWith('&'));
  const size = roomOf(object, scope, resolver);
  if (!size || !index || isAddress) return false;
  const at = fixedNumber(index, scope, resolver);
  if (at !== null) return at < 0 || (at >= size.elements && !isOpenEnd(place, size.elements));
  return isWritten(place) && isAmountRead(index, object, { scope, resolver, bytes: size.bytes });
}

/** The last member of a structure that goes on behind it is declared with one element or none. */
function isOpenEnd({ object, node }: Index, elements: number): boolean {
  return object.kind === 'member' && elements <= 1 && !isWritten({ node });
}

function isWritten({ node }: Pick<Index, 'node'>): boolean {
  return node.parent?.kind === 'assignment_expression' && node.field === 'left';
}

/** `n = recv(s, a, sizeof a, 0); a[n] = 0` writes behind the array when it is full. */
function isAmountRead(
  index: Expression,
  array: Expression,
  { scope, resolver, bytes }: { readonly scope: Scope; readonly resolver: Resolver; readonly bytes: number | null },
): boolean {
  const [value, ...more] = index.kind === 'name' ? (lookUp(scope, index.name)?.values ?? []) : [];
  const read = value && more.length === 0 ? uncast(value) : null;
  if (read?.kind !== 'call' || !/^(?:read|recv|recvfrom|readlink)$/.test(calledName(read)) || bytes === null)
    return false;
  const [, , count] = read.args;
  const into = read.args[1] && uncast(read.args[1].value);
  return (
    !!into &&
    !!count &&
    textOf(into.node) === textOf(array.node) &&
    (fixedNumber(count.value, scope, resolver) ?? 0) >= bytes
  );
}

/** `for (i = 0; i <= 10; i++) a[i]` of an array of ten. */
export function lastRound(
  { test, body }: Extract<Statement, { kind: 'loop' }>,
  scope: Scope,
  resolver: Resolver,
): readonly SyntaxNode[] {
  if (test?.kind !== 'binary' || !/^<=?$/.test(test.operator) || test.left.kind !== 'name') return [];
  const bound = fixedNumber(test.right, scope, resolver);
  if (bound === null) return [];
  const last = test.operator === '<' ? bound - 1 : bound;
  const { name } = test.left;
  const found: SyntaxNode[] = [];
  anyIn(body, (one) => {
    if (one.kind !== 'index' || one.index?.kind !== 'name' || one.index.name !== name) return false;
    const size = arraySize(one.object, scope, resolver);
    if (size && last >= size.elements) found.push(one.node);
    return false;
  });
  const leaves = body.some(({ kind }) => kind === 'if' || kind === 'switch');
  return leaves ? [] : found.slice(0, 1);
}

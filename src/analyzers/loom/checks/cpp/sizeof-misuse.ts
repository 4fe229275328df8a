import { type SyntaxNode, textOf } from '../../../syntax';
import { lookUp, type Resolver, type Scope, walk } from '../../names';
import type { Binary, Call, Expression } from '../../program';
import type { Check } from '../check';
import { calledName, fixedNumber, uncast } from './sizes';

const SIZED = new Set([
  'memset',
  'memcpy',
  'memmove',
  'memcmp',
  'bzero',
  'strncpy',
  'strncat',
  'snprintf',
  'fgets',
  'strlcpy',
  'strlcat',
]);
const ALLOCATES = new Set(['malloc', 'alloca', 'xmalloc', 'g_malloc']);

/** The size of a pointer where that of what it points to is meant. */
export const sizeofMisuse: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind === 'binary' && isScaledTwice(expression, scope, resolver)) found.push(expression.node);
      if (expression.kind !== 'call') return;
      const name = calledName(expression);
      if (SIZED.has(name) && takesPointer(expression, scope, resolver)) found.push(expression.node);
      if (ALLOCATES.has(name) && isOnlyPointer(expression, scope, resolver)) found.push(expression.node);
      if (name === 'memset' && isTurned(expression, scope, resolver)) found.push(expression.node);
      if (name === 'sizeof' && isNested(expression)) found.push(expression.node);
    },
  });
  return found;
};

/** `p + i * sizeof(int)` with an `int *p`, which goes on by whole elements anyhow. */
function isScaledTwice({ operator, left, right }: Binary, scope: Scope, resolver: Resolver): boolean {
  if (operator !== '+' && operator !== '-') return false;
  const isWholeElements =
    (left.kind === 'name' || left.kind === 'member') &&
    resolver.typesOf(left, scope).some((type) => /^(?!.*(?:char|void|byte|u?int8_t)\b)[\w.: ]+\*$/i.test(type));
  return isWholeElements && isInBytes(right);
}

function isInBytes(amount: Expression): boolean {
  if (amount.kind === 'binary') return amount.operator === '*' && (isInBytes(amount.left) || isInBytes(amount.right));
  return amount.kind === 'call' && calledName(amount) === 'sizeof';
}

/** `memset(p, 0, sizeof(p))`. */
function takesPointer({ args }: Call, scope: Scope, resolver: Resolver): boolean {
  const values = args.map(({ value }) => uncast(value));
  const measured = values.slice(1).flatMap((value) => measuredIn(value) ?? []);
  return measured.some((one) => {
    const text = textOf(one.node);
    const isMeant = values.slice(0, 2).some((value) => textOf(value.node) === text);
    return isMeant && isPointer(one, scope, resolver);
  });
}

function measuredIn(value: Expression): Expression | null {
  if (value.kind === 'binary') return measuredIn(value.left) ?? measuredIn(value.right);
  return value.kind === 'call' && calledName(value) === 'sizeof' ? (value.args[0]?.value ?? null) : null;
}

function isPointer(value: Expression, scope: Scope, resolver: Resolver): boolean {
  const binding = value.kind === 'name' ? lookUp(scope, value.name) : null;
  const types = resolver.typesOf(value, scope);
  // An array as a parameter is a pointer, whatever size is written.
  if (binding?.kind === 'parameter' && types.some((type) => /\[\w*\]$/.test(type))) return true;
  return types.some((type) => /^[\w. ]+\*$/.test(type));
}

/** `T *a = malloc(sizeof(b))` with b a `T *` itself. */
function isOnlyPointer({ args }: Call, scope: Scope, resolver: Resolver): boolean {
  const only = args.length === 1 ? args[0]!.value : null;
  const measured = only?.kind === 'call' && calledName(only) === 'sizeof' ? only.args[0]?.value : undefined;
  // `sizeof(struct log)` is of the type, whatever else is called so.
  return measured?.kind === 'name' && measured.node.kind === 'identifier' && isPointer(measured, scope, resolver);
}

/** `memset(p, sizeof(*p), 0)` sets nothing. */
function isTurned({ args }: Call, scope: Scope, resolver: Resolver): boolean {
  const [, value, count] = args.map((one) => one.value);
  if (!value || !count || fixedNumber(count, scope, resolver) !== 0) return false;
  return fixedNumber(value, scope, resolver) !== 0 && resolver.constantOf(count, scope)?.node.kind !== 'char_literal';
}

function isNested({ args }: Call): boolean {
  const [only] = args;
  return only?.value.kind === 'call' && calledName(only.value) === 'sizeof';
}

import type { Resolver, Scope } from '../../names';
import { lookUp } from '../../names';
import type { Call, Expression, Name } from '../../program';

const BYTES: Readonly<Record<string, number>> = {
  char: 1,
  'unsigned char': 1,
  'signed char': 1,
  uint8_t: 1,
  int8_t: 1,
  BYTE: 1,
  short: 2,
  int: 4,
  'unsigned int': 4,
  float: 4,
  uint32_t: 4,
  int32_t: 4,
  double: 8,
  uint64_t: 8,
  int64_t: 8,
};

export interface ArraySize {
  readonly elements: number;
  /** Null where the type of the elements has no size that is the same everywhere. */
  readonly bytes: number | null;
}

/** The size of an array that is declared with one; null for pointers and what else is not known. */
export function arraySize(array: Expression, scope: Scope, resolver: Resolver): ArraySize | null {
  if (array.kind !== 'name' && array.kind !== 'member') return null;
  const isParameter = array.kind === 'name' && lookUp(scope, array.name)?.kind === 'parameter';
  for (const type of isParameter ? [] : resolver.typesOf(array, scope)) {
    const [, of, size] = /^([\w ]+)\[(\w+)\]$/.exec(type) ?? [];
    if (of === undefined || size === undefined) continue;
    const elements = /^\d/.test(size) ? Number(size) : namedNumber(size, array, scope, resolver);
    if (elements === null || !Number.isInteger(elements)) continue;
    const each = BYTES[of];
    return { elements, bytes: each === undefined ? null : elements * each };
  }
  return null;
}

const ALLOCATES = new Set(['malloc', 'xmalloc', 'g_malloc', 'alloca', 'calloc']);

/** The size of an array, or of the memory that a pointer was given once and for all. */
export function roomOf(place: Expression, scope: Scope, resolver: Resolver): ArraySize | null {
  const declared = arraySize(place, scope, resolver);
  if (declared || place.kind !== 'name') return declared;
  const binding = lookUp(scope, place.name);
  const [value, ...more] = binding && binding.kind !== 'parameter' && !binding.open ? binding.values : [];
  const given = value && more.length === 0 ? uncast(value) : null;
  if (given?.kind !== 'call') return null;
  const isMade = given.makes && calledName(given) === 'Array';
  if (!isMade && !ALLOCATES.has(calledName(given))) return null;
  const [amount, ...factors] = given.args.map((one) => fixedNumber(one.value, scope, resolver));
  if (amount === null || amount === undefined || factors.includes(null)) return null;
  const all = factors.reduce<number>((product, factor) => product * (factor ?? 1), amount);
  const each = resolver.typesOf(place, scope).flatMap((type) => BYTES[type.replace(/^const |\*$/g, '')] ?? []);
  if (each[0] === undefined) return null;
  return isMade ? { elements: all, bytes: all * each[0] } : { elements: Math.floor(all / each[0]), bytes: all };
}

function namedNumber(name: string, { node }: Expression, scope: Scope, resolver: Resolver): number | null {
  const asName: Name = { kind: 'name', name, node };
  const value = resolver.constantOf(asName, scope);
  return value?.type === 'number' ? Number(value.value) : null;
}

/** The number that an expression always is: constants, sums and products of them, and `sizeof` an array. */
export function fixedNumber(expression: Expression, scope: Scope, resolver: Resolver): number | null {
  const value = resolver.constantOf(expression, scope);
  if (value) return value.type === 'number' ? finite(Number(value.value)) : null;
  if (expression.kind === 'call' && calledName(expression) === 'sizeof') {
    const [of] = expression.args;
    if (!of) return null;
    return of.value.kind === 'name' && BYTES[of.value.name] !== undefined
      ? BYTES[of.value.name]!
      : (arraySize(of.value, scope, resolver)?.bytes ?? null);
  }
  if (expression.kind === 'wrapped' && expression.by === 'cast' && expression.values[0])
    return fixedNumber(expression.values[0], scope, resolver);
  if (expression.kind === 'unary' && expression.operator === '-') {
    const operand = fixedNumber(expression.operand, scope, resolver);
    return operand === null ? null : -operand;
  }
  if (expression.kind !== 'binary') return null;
  const left = fixedNumber(expression.left, scope, resolver);
  const right = fixedNumber(expression.right, scope, resolver);
  if (left === null || right === null) return null;
  const results: Readonly<Record<string, number>> = {
    '+': left + right,
    '-': left - right,
    '*': left * right,
    '/': Math.trunc(left / right),
  };
  return finite(results[expression.operator] ?? Number.NaN);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** The name of the function that is called, without its namespace. */
export function calledName({ callee }: Call): string {
  return callee.kind === 'name'
    ? callee.name
    : callee.kind === 'member' && isNamespace(callee.object)
      ? callee.name
      : '';
}

function isNamespace(object: Expression): boolean {
  return object.kind === 'name' && object.name === 'std';
}

/** What stands in casts. */
export function uncast(expression: Expression): Expression {
  return expression.kind === 'wrapped' && expression.by === 'cast' && expression.values[0]
    ? uncast(expression.values[0])
    : expression;
}

/** How long a text is once its escapes are read. */
export function textLength(written: string): number {
  return written.replace(/\\(?:x[\da-f]+|[0-7]{1,3}|.)/gis, '.').length;
}

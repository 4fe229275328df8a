import type { Literal } from './tokens';

/** The value at a path of an item; a list on the way stands for all of its elements. */
export function valueAt(item: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return item;
  if (Array.isArray(item)) return item.map((element: unknown) => valueAt(element, path));
  if (typeof item !== 'object' || item === null) return null;
  return valueAt((item as Record<string, unknown>)[name] ?? null, rest);
}

export function compare(value: unknown, operator: string, literal: Literal): boolean {
  if (Array.isArray(value)) return value.some((element) => compare(element, operator, literal));
  if (operator === '=') return sameValue(value, literal);
  if (operator === '!=') return !sameValue(value, literal);
  if (operator === '~') return contains(value, literal);
  if (operator === '!~') return !contains(value, literal);
  return ordered(value, operator, literal);
}

function sameValue(value: unknown, literal: Literal): boolean {
  if (literal instanceof Date) return typeof value === 'string' && Date.parse(value) === literal.getTime();
  return value === literal;
}

function contains(value: unknown, literal: Literal): boolean {
  return typeof value === 'string' && value.toLowerCase().includes(String(literal).toLowerCase());
}

function ordered(value: unknown, operator: string, literal: Literal): boolean {
  if (literal === null || value === null || value === undefined) return false;
  const order = orderOf(value, literal);
  if (order === null) return false;
  if (operator === '>') return order > 0;
  if (operator === '>=') return order >= 0;
  return operator === '<' ? order < 0 : order <= 0;
}

function orderOf(value: unknown, literal: Exclude<Literal, null>): number | null {
  if (literal instanceof Date) {
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(time) ? null : time - literal.getTime();
  }
  if (typeof value === 'number' && typeof literal === 'number') return value - literal;
  if (typeof value === 'string' && typeof literal === 'string') return value < literal ? -1 : Number(value > literal);
  return null;
}

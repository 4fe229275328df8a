import type { Expression } from '../../loom';

/** The class of what a name or a field holds; null where it may be of several. */
export type Classes = ReadonlyMap<string, string | null>;

/** A type that is one class, as far as its name tells. */
export function namedClass(type: string | null): string | null {
  return type !== null && /^[A-Z]\w*$/.test(type) ? type : null;
}

/** The class that a value was made of: `new Price()`, and `Price()` where classes are called. */
export function classOfValue(value: Expression | null): string | null {
  if (value?.kind !== 'call' || value.callee.kind !== 'name') return null;
  return value.makes || value.node.kind === 'call' ? namedClass(value.callee.name) : null;
}

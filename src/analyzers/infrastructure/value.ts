/**
 * A value of a configuration, whatever language it is written in. What a file does not tell (a variable, a call, an intrinsic function) is
 * `unknown` and carries its source text: unknown is never a fault.
 */
export type Value = ScalarValue | ListValue | MapValue | UnknownValue;

interface Placed {
  /** Where it begins, counted from 1. */
  readonly line: number;
}

export interface ScalarValue extends Placed {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}

export interface ListValue extends Placed {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

export interface MapValue extends Placed {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Value>;
}

export interface UnknownValue extends Placed {
  readonly kind: 'unknown';
  readonly text: string;
}

export function scalar(value: ScalarValue['value'], line: number): ScalarValue {
  return { kind: 'scalar', value, line };
}

export function list(items: readonly Value[], line: number): ListValue {
  return { kind: 'list', items, line };
}

export function map(
  entries: ReadonlyMap<string, Value> | readonly (readonly [string, Value])[],
  line: number,
): MapValue {
  return { kind: 'map', entries: new Map(entries), line };
}

export function unknown(text: string, line: number): UnknownValue {
  return { kind: 'unknown', text, line };
}

/** The text of a string, number or boolean, and of what is partly known; null of anything else. */
export function wording(value: Value | null | undefined): string | null {
  if (value?.kind === 'unknown') return value.text;
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : null;
}

/** Like `wording`, of what is wholly known. */
export function knownText(value: Value | null | undefined): string | null {
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : null;
}

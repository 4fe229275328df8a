import type { SyntaxNode } from '../../syntax';

/** One place that data of others came in by, and what became of it on the way here. */
export interface Taint {
  /** The group of the language's sources, e.g. `remote`. */
  readonly group: string;
  readonly source: SyntaxNode;
  /** Where it was handed on, in order: assignments, calls, returns. */
  readonly steps: readonly SyntaxNode[];
  /** Rules that it can do no harm to any more. */
  readonly clean: ReadonlySet<string>;
  /** Rules that it can do no harm to once it stands between quotes. */
  readonly quoted?: ReadonlySet<string>;
  /** A number was made of it: harmless, except where numbers do harm. */
  readonly number: boolean;
  /** It was joined with other text: no object any more. */
  readonly text?: boolean;
}

/** What a list or map that was made here holds at each place. */
export interface Kept {
  readonly items: Value[];
  readonly keys: Map<string, Value>;
}

/** Runs a function that was handed on as an argument, with what it is given where it is called. */
export type Callback = (given: readonly Value[]) => Value;

/** What a variable or expression may hold. Maps and objects are shared by reference, as in the languages themselves. */
export interface Value {
  taints: readonly Taint[];
  /** By name of field, or key; made when first written. */
  fields: Map<string, Value> | null;
  /** Its text as far as it is fixed. */
  text?: string | undefined;
  /** Of a list or map: what stands where, as long as that is clear. */
  kept?: Kept | undefined;
  /** Functions that it may be, handed in by a caller. */
  callbacks?: readonly Callback[];
}

/** More origins than this add nothing for a reader. */
const MAX_TAINTS = 6;
const MAX_STEPS = 12;
/** Functions that one value may be; who hands in more is not followed into all of them. */
const MAX_CALLBACKS = 8;

export function clean(): Value {
  return { taints: [], fields: null };
}

export function tainted(taints: readonly Taint[]): Value {
  return { taints: distinct(taints), fields: null };
}

/** What either may hold. */
export function either(one: Value, other: Value): Value {
  if (one === other) return one;
  const callbacks = eitherCallback(one, other);
  const data = eitherData(one, other);
  return callbacks.length === 0 ? data : { ...data, callbacks };
}

function eitherCallback({ callbacks: one }: Value, { callbacks: other }: Value): readonly Callback[] {
  if (!one || !other) return one ?? other ?? [];
  return [...new Set([...one, ...other])].slice(0, MAX_CALLBACKS);
}

function eitherData(one: Value, other: Value): Value {
  if (isClean(one)) return worded(other, one.text);
  if (isClean(other)) return worded(one, other.text);
  return { taints: distinct([...one.taints, ...other.taints]), fields: joinFields(one.fields, other.fields) };
}

/** A value whose text may be another one too. */
function worded(value: Value, other: string | undefined): Value {
  return value.text === undefined || value.text === other ? value : { ...value, text: undefined };
}

/** Everything in a value, its fields' too, as far as one level below them. */
export function allTaints({ taints, fields }: Value, depth = 2): readonly Taint[] {
  if (!fields || depth === 0) return taints;
  return distinct([...taints, ...[...fields.values()].flatMap((field) => allTaints(field, depth - 1))]);
}

export function isClean({ taints, fields }: Value): boolean {
  return taints.length === 0 && fields === null;
}

export function withStep(taints: readonly Taint[], node: SyntaxNode): readonly Taint[] {
  return taints.map((taint) =>
    taint.steps.length >= MAX_STEPS || taint.steps.at(-1)?.line === node.line || taint.source.line === node.line
      ? taint
      : { ...taint, steps: [...taint.steps, node] },
  );
}

export function asNumbers(taints: readonly Taint[]): readonly Taint[] {
  return taints.map((taint) => (taint.number ? taint : { ...taint, number: true }));
}

export function quotedFor(taints: readonly Taint[], rules: readonly string[]): readonly Taint[] {
  return taints.map((taint) => ({ ...taint, quoted: new Set([...(taint.quoted ?? []), ...rules]) }));
}

export function cleanedFor(taints: readonly Taint[], rules: readonly string[]): readonly Taint[] {
  return taints.map((taint) => ({ ...taint, clean: new Set([...taint.clean, ...rules]) }));
}

function distinct(taints: readonly Taint[]): readonly Taint[] {
  if (taints.length < 2) return taints;
  const kept: Taint[] = [];
  for (const taint of taints) {
    const alike = kept.findIndex(
      (one) =>
        one.source === taint.source &&
        one.number === taint.number &&
        one.text === taint.text &&
        one.clean.size === taint.clean.size &&
        one.quoted?.size === taint.quoted?.size &&
        one.group === taint.group,
    );
    if (alike < 0) kept.push(taint);
    if (kept.length >= MAX_TAINTS) break;
  }
  return kept;
}

function joinFields(one: Value['fields'], other: Value['fields']): Value['fields'] {
  if (!one || !other) return one ?? other;
  const joined = new Map(one);
  for (const [name, value] of other) {
    const known = joined.get(name);
    joined.set(
      name,
      known && known !== value
        ? { taints: distinct([...known.taints, ...value.taints]), fields: known.fields ?? value.fields }
        : value,
    );
  }
  return joined;
}

import type { Binding } from '../names';
import { type Clearance, clearedByBoth } from './clearance';
import { clean, either, type Value } from './value';

/** What the names in view hold at one point of a run, and which expressions a test has cleared. */
export interface Environment {
  values: Map<Binding | string, Value>;
  /** By their texts, since they are read anew each time. */
  cleared: Clearance;
}

export function createEnvironment(): Environment {
  return { values: new Map(), cleared: new Map() };
}

export function fork({ values, cleared }: Environment): Environment {
  return { values: new Map(values), cleared: new Map(cleared) };
}

/** Makes `target` hold what either may hold. */
export function become(target: Environment, one: Environment, other: Environment): void {
  const values = new Map(one.values);
  for (const [key, value] of other.values) {
    const known = values.get(key);
    values.set(key, known ? either(known, value) : value);
  }
  target.values = values;
  target.cleared = clearedByBoth(one.cleared, other.cleared);
}

export function held(environment: Environment, key: Binding | string): Value {
  const known = environment.values.get(key);
  if (known) return known;
  // Kept, so that what is put into its fields is found again.
  const made = clean();
  environment.values.set(key, made);
  return made;
}

/** Takes up what a function that ran in a fork has changed around it. Whether it runs at all, and how often, nobody knows. */
export function takeUp(outer: Environment, inner: Environment): void {
  for (const [key, value] of inner.values) {
    const before = outer.values.get(key);
    if (before && before !== value) outer.values.set(key, either(before, value));
  }
}

import type { Binding } from '../names';
import { clean, either, type Value } from './value';

/** What the names in view hold at one point of a run, and which expressions a test has cleared. */
export interface Environment {
  values: Map<Binding | string, Value>;
  /** Texts of member chains that a test on this branch has cleared: they are read anew each time. */
  cleared: Set<string>;
}

export function createEnvironment(): Environment {
  return { values: new Map(), cleared: new Set() };
}

export function fork({ values, cleared }: Environment): Environment {
  return { values: new Map(values), cleared: new Set(cleared) };
}

/** Makes `target` hold what either may hold. */
export function become(target: Environment, one: Environment, other: Environment): void {
  const values = new Map(one.values);
  for (const [key, value] of other.values) {
    const known = values.get(key);
    values.set(key, known ? either(known, value) : value);
  }
  target.values = values;
  target.cleared = new Set([...one.cleared].filter((text) => other.cleared.has(text)));
}

export function held(environment: Environment, key: Binding | string): Value {
  const known = environment.values.get(key);
  if (known) return known;
  // Kept, so that what is put into its fields is found again.
  const made = clean();
  environment.values.set(key, made);
  return made;
}

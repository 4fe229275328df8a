import { type Hit, reach } from './reach';
import { mayMean, type Resource } from './resource';
import { knownText, type Value, wording } from './value';

/** Where a fault shows, and what else is worth saying about it. */
export interface Fault {
  readonly line: number;
  readonly hint?: string;
}

export interface Scope {
  readonly resource: Resource;
  /** The part of the resource that paths start from. */
  readonly at: Value;
  readonly all: readonly Resource[];
}

/** Answers with the fault, or null where there is none or the file does not tell. */
export interface Predicate {
  (scope: Scope): Fault | null;
  /** What it asks, as data: two predicates that ask the same are written alike. */
  toJSON(): unknown;
}

/** Gives a test the data that it was made of. */
export function predicate(asks: readonly unknown[], test: (scope: Scope) => Fault | null): Predicate {
  const data = asks.map((one) => (one instanceof RegExp ? String(one) : one));
  return Object.assign(test, { toJSON: () => data });
}

function someHit(asks: readonly [name: string, path: string, ...unknown[]], test: (hit: Hit) => boolean): Predicate {
  return predicate(asks, ({ at }) => {
    const hit = reach(at, asks[1]).find(test);
    return hit ? { line: hit.line } : null;
  });
}

/** The value, or one of its items, is one of these; upper and lower case are alike. */
export function is(path: string, ...wanted: readonly (string | number | boolean)[]): Predicate {
  const texts = new Set(wanted.map((one) => String(one).toLowerCase()));
  return someHit(['is', path, ...wanted], ({ value }) => texts.has(knownText(value)?.toLowerCase() ?? '\0'));
}

/** It is set to something known that is none of these. */
export function isnt(path: string, ...allowed: readonly (string | number | boolean)[]): Predicate {
  const texts = new Set(allowed.map((one) => String(one).toLowerCase()));
  return someHit(['isnt', path, ...allowed], ({ value }) => {
    const text = knownText(value);
    return text !== null && !texts.has(text.toLowerCase());
  });
}

/** The known text, or the known part of it, matches. */
export function matches(path: string, expression: RegExp): Predicate {
  return someHit(['matches', path, expression], ({ value }) => {
    const text = wording(value);
    return text !== null && expression.test(text);
  });
}

/** A wholly known text that matches. */
export function reads(path: string, expression: RegExp): Predicate {
  return someHit(['reads', path, expression], ({ value }) => {
    const text = knownText(value);
    return text !== null && expression.test(text);
  });
}

/** It is set to a known text that does not match. */
export function differs(path: string, expression: RegExp): Predicate {
  return someHit(['differs', path, expression], ({ value }) => {
    const text = knownText(value);
    return text !== null && !expression.test(text);
  });
}

/** It is set, to whatever. */
export function present(path: string): Predicate {
  return someHit(['present', path], ({ value }) => value !== null);
}

/** It is not set, or set to nothing. */
export function unset(path: string): Predicate {
  return someHit(['unset', path], ({ value }) => value === null || (value.kind === 'scalar' && value.value === ''));
}

/** It is off, and off is what it is when it is not set. */
export function notTrue(path: string): Predicate {
  return any(is(path, false, 'disabled', 'no', 'off'), unset(path));
}

export function below(path: string, limit: number): Predicate {
  return someHit(['below', path, limit], ({ value }) => numberOf(value) < limit);
}

export function above(path: string, limit: number): Predicate {
  return someHit(['above', path, limit], ({ value }) => numberOf(value) > limit);
}

function numberOf(value: Value | null): number {
  // Durations are written in seconds: `7776000s`.
  const text = knownText(value)?.replace(/^(\d+)s$/, '$1');
  return text === undefined || text.trim() === '' ? NaN : Number(text);
}

/** None of the items is this one, and all of them are known. */
export function lacks(path: string, ...wanted: readonly string[]): Predicate {
  const texts = new Set(wanted.map((one) => one.toLowerCase()));
  return predicate(['lacks', path, ...wanted], ({ at }) => {
    const hits = reach(at, path);
    const isThere = hits.some(
      ({ value }) => value?.kind === 'unknown' || texts.has(wording(value)?.toLowerCase() ?? '\0'),
    );
    return isThere || !hits[0] ? null : { line: hits[0].line };
  });
}

/** Both are known, and the same. */
export function equals(path: string, other: string): Predicate {
  return predicate(['equals', path, other], ({ at }) => {
    const texts = new Set(reach(at, other).map(({ value }) => knownText(value)?.toLowerCase()));
    const hit = reach(at, path).find(({ value }) => value !== null && texts.has(knownText(value)?.toLowerCase()));
    return hit && knownText(hit.value) !== null ? { line: hit.line } : null;
  });
}

/** All of them; the last one says where. */
export function all(...predicates: readonly Predicate[]): Predicate {
  return predicate(['all', ...predicates], (scope) => {
    let fault: Fault | null = null;
    for (const one of predicates) {
      fault = one(scope);
      if (!fault) return null;
    }
    return fault;
  });
}

/** The first of them that finds something. */
export function any(...predicates: readonly Predicate[]): Predicate {
  return predicate(['any', ...predicates], (scope) => {
    for (const one of predicates) {
      const fault = one(scope);
      if (fault) return fault;
    }
    return null;
  });
}

/** The guard finds nothing. Mind that it finds nothing in unknown values, too. */
export function unless(guard: Predicate): Predicate {
  return predicate(['unless', guard], (scope) => (guard(scope) ? null : { line: scope.at.line }));
}

/** Asks about each value at the path by itself; one that is unknown or missing is passed over. */
export function each(path: string, inner: Predicate): Predicate {
  return predicate(['each', path, inner], (scope) => {
    for (const { value } of reach(scope.at, path)) {
      const fault = value?.kind === 'map' && inner({ ...scope, at: value });
      if (fault) return fault;
    }
    return null;
  });
}

/** A resource of these types in the file belongs to this one by its attribute. */
export function linked(types: string, attribute: string): Predicate {
  const wanted = new Set(types.split(' '));
  return predicate(['linked', types, attribute], ({ resource, all: resources }) => {
    // Who belongs to whom takes a look at every pair; in a file that long it stays open.
    if (resources.length > MAX_LINKED) return { line: resource.line };
    const other = resources.find(
      ({ type, body }) => wanted.has(type) && mayMean(reach(body, attribute)[0]?.value ?? null, resource, resources),
    );
    return other ? { line: other.line } : null;
  });
}

const MAX_LINKED = 1_000;

/** The map at the path has an entry whose name and known text match. */
export function keyed(path: string, name: RegExp, text: RegExp): Predicate {
  return predicate(['keyed', path, name, text], ({ at }) => {
    for (const { value } of reach(at, path)) {
      if (value?.kind !== 'map') continue;
      for (const [key, entry] of value.entries) {
        if (name.test(key) && text.test(knownText(entry) ?? '\0')) return { line: entry.line };
      }
    }
    return null;
  });
}

/** The text that Base64 stands for matches. */
export function decoded(path: string, expression: RegExp): Predicate {
  return someHit(['decoded', path, expression], ({ value }) => {
    const text = knownText(value);
    return (
      text !== null && /^[A-Za-z0-9+/=\s]+$/.test(text) && expression.test(Buffer.from(text, 'base64').toString('utf8'))
    );
  });
}

/** A range of numbers (`8000-8100`) from which the end is as far away as this. */
export function spans(path: string, length: number): Predicate {
  return someHit(['spans', path, length], ({ value }) => {
    const [, from, to] = /^(\d+)-(\d+)$/.exec(knownText(value) ?? '') ?? [];
    return Number(to) - Number(from) >= length;
  });
}

/** A port, or a range of them, that holds one of these. */
export function covers(path: string, ports: readonly number[]): Predicate {
  return someHit(['covers', path, ...ports], ({ value }) => {
    const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(knownText(value)?.trim() ?? '') ?? [];
    return from !== undefined && ports.some((port) => port >= Number(from) && port <= Number(to ?? from));
  });
}

/** Some resource of the type in the file satisfies it. */
export function anywhere(type: string, inner: Predicate): Predicate {
  return predicate(['anywhere', type, inner], (scope) => {
    const found = scope.all.find(
      (other) => other.type === type && inner({ ...scope, resource: other, at: other.body }),
    );
    return found ? { line: found.line } : null;
  });
}

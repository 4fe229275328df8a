import type { Value } from './value';

/** One end of a path: the value there, or null and the line of the nearest thing around the gap. */
export interface Hit {
  readonly value: Value | null;
  readonly line: number;
}

/**
 * Follows a path such as `logging|log.bucket` from a value. `a|b` takes the first of both that is there, `*` every entry of a map.
 * Lists on the way and at the end are gone through, so that a block that may be repeated needs no path of its own; an empty list is a gap.
 */
export function reach(from: Value, path: string): readonly Hit[] {
  const parts = path === '' ? [] : path.split('.');
  return parts.reduce<readonly Hit[]>((hits, part) => hits.flatMap((hit) => step(hit, part)), items(from, from.line));
}

function step({ value, line }: Hit, part: string): readonly Hit[] {
  if (value?.kind === 'unknown') return [{ value, line }];
  if (value?.kind !== 'map') return [{ value: null, line }];
  if (part === '*') return [...value.entries.values()].flatMap((entry) => items(entry, entry.line));
  for (const name of part.split('|')) {
    const entry = value.entries.get(name);
    if (entry && !isNull(entry)) return items(entry, entry.line);
  }
  // What a merge or a spread brings along may hold it.
  const rest = value.entries.get('...');
  return [{ value: rest ?? null, line: value.line }];
}

function items(value: Value, line: number): readonly Hit[] {
  if (value.kind !== 'list') return [{ value: isNull(value) ? null : value, line }];
  return value.items.length > 0 ? value.items.flatMap((item) => items(item, item.line)) : [{ value: null, line }];
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

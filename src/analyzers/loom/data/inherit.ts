import { z } from 'zod';

const likeness = z.looseObject({ like: z.string().optional() });

/** Contents of the rule files of a language, by name. */
export type FilesOf = (language: string) => ReadonlyMap<string, unknown>;

/**
 * A file may build on the file of the same name of another language by `like: java`, all but its examples. Lists add up, maps are joined key
 * by key, and for the rest the file itself counts.
 */
export function inherit(name: string, data: unknown, filesOf: FilesOf): unknown {
  const { like, ...own } = likeness.parse(data);
  if (like === undefined) return own;
  const base = inherit(name, filesOf(like).get(name), filesOf);
  return joined(withoutExamples(base), own);
}

function withoutExamples(data: unknown): unknown {
  return Object.fromEntries(Object.entries(data as object).filter(([key]) => key !== 'bad' && key !== 'ok'));
}

function joined(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...(one as unknown[]), ...(other as unknown[])];
  if (!isMap(one) || !isMap(other)) return other;
  return Object.fromEntries(
    Object.entries({ ...one, ...other }).map(([key, value]) => [
      key,
      key in one && key in other ? joined(one[key], other[key]) : value,
    ]),
  );
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

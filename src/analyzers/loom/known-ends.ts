import { z } from 'zod';
import type { SourceFile } from '../port';
import { type FlowEnds, mayReach } from './flow';

/** What the worker sends of a file beside its findings. */
export type EndsWire = z.infer<typeof endsSchema>;

const endsSchema = z.object({ brings: z.array(z.string()), harms: z.array(z.string()) });

export function endsWire({ brings, harms }: FlowEnds): EndsWire {
  return { brings: [...brings], harms: [...harms] };
}

/** Null for a wire that says something else. */
export function readEnds(wire: unknown): FlowEnds | null {
  const read = endsSchema.safeParse(wire);
  return read.success ? { brings: new Set(read.data.brings), harms: new Set(read.data.harms) } : null;
}

type Version = Pick<SourceFile, 'id' | 'path'>;

/**
 * What the rules over single files learned about each version of a file: whether data could go from one file into another at all.
 * Following it through several files means reading them all once more.
 */
export interface KnownEnds {
  add(version: Version, ends: FlowEnds): void;
  /** True also where one of them is not known: its report may come from the cache. */
  mayReachAcross(versions: readonly Version[]): boolean;
}

const MAX_KNOWN = 5_000;

export function createKnownEnds(): KnownEnds {
  const known = new Map<string, FlowEnds>();
  const keyOf = ({ id, path }: Version): string => `${id} ${path}`;
  return {
    add(version, ends) {
      const key = keyOf(version);
      known.delete(key);
      known.set(key, ends);
      if (known.size > MAX_KNOWN) known.delete(known.keys().next().value!);
    },
    mayReachAcross(versions) {
      const all = versions.map((version) => known.get(keyOf(version)) ?? null);
      return all.some((one, at) =>
        all.some((other, place) => place !== at && (one === null || other === null || mayReach(one, other))),
      );
    },
  };
}

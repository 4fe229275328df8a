import { flowEnds, followFile, type FlowHit, mayReach, startRun } from '../flow';
import type { LanguageRules } from '../language-rules';
import { createResolver } from '../names';
import type { Program } from '../program';
import { Link } from './link';

/** Data that came in by one file and does harm in another. */
export interface AcrossHit {
  readonly hit: FlowHit;
  /** Where it does harm. */
  readonly path: string;
}

/**
 * Follows data through files of one language, from one into the other. What begins and ends in the same file is left to the rules over
 * single files, even when it went through another in between.
 */
export function followFiles(programs: readonly Program[], { flow, types }: LanguageRules): readonly AcrossHit[] {
  if (programs.length < 2 || flow.rules.length === 0) return [];
  const read = programs.map((program) => {
    const resolver = createResolver(program, types);
    return { program, resolver, ends: flowEnds(program, flow, resolver) };
  });
  if (!read.some((one) => read.some((other) => other !== one && mayReach(one.ends, other.ends)))) return [];
  const link = new Link();
  const runs = read.map(({ program, resolver }) => startRun(program, flow, resolver, link.find));
  for (const run of runs) link.add(run);
  for (const run of runs) followFile(run);
  return runs.flatMap(({ hits, program: { path, root } }) =>
    [...hits.values()].flatMap((hit) => (hit.source.source === root.source ? [] : [{ hit, path }])),
  );
}

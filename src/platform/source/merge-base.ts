import { ancestorsOf, type CommitGraph } from './commit-graph';

export interface MergeBase {
  /** The best common ancestor that is known; null when none is. */
  readonly commit: string | null;
  /** False when a part of the history that was not fetched could hold a better one. */
  readonly certain: boolean;
}

/**
 * The best common ancestor of two commits: one that is no ancestor of another common ancestor. Where there are several, the
 * newest, as git itself chooses.
 * @param cut commits whose parents were not fetched
 */
export function findMergeBase(
  graph: CommitGraph,
  cut: ReadonlySet<string>,
  source: string,
  destination: string,
): MergeBase {
  const left = ancestorsOf(graph, [source]);
  const right = ancestorsOf(graph, [destination]);
  const common = [...left].filter((id) => right.has(id));
  const surpassed = ancestorsOf(
    graph,
    common.flatMap((id) => graph.get(id)?.parents ?? []),
  );
  let best: string | null = null;
  for (const id of common) {
    if (!surpassed.has(id) && isBetter(graph, id, best)) best = id;
  }
  // Behind a cut of the common part are ancestors of common commits, which cannot be better. Elsewhere anything may be.
  const open = [...cut].some((id) => left.has(id) !== right.has(id));
  return { commit: best, certain: !open };
}

function isBetter(graph: CommitGraph, id: string, best: string | null): boolean {
  if (best === null) return true;
  return (graph.get(id)?.time ?? 0) > (graph.get(best)?.time ?? 0);
}

/** One commit of the part of a history that was fetched. */
export interface GraphCommit {
  /** Empty for a first commit, and where the fetched part ends. */
  readonly parents: readonly string[];
  /** Seconds. */
  readonly time: number;
}

/** By full id, in the order in which git lists them. */
export type CommitGraph = ReadonlyMap<string, GraphCommit>;

/** Reads `git rev-list --parents --timestamp`: per line the time, the id and those of the parents. */
export function parseGraph(output: string): CommitGraph {
  const graph = new Map<string, GraphCommit>();
  for (const line of output.split('\n')) {
    const [time, id, ...parents] = line.split(' ');
    if (id !== undefined) graph.set(id, { time: Number(time), parents });
  }
  return graph;
}

/** `start` and everything that it goes back to. */
export function ancestorsOf(graph: CommitGraph, start: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const commit = graph.get(id);
    if (commit === undefined || seen.has(id)) continue;
    seen.add(id);
    open.push(...commit.parents);
  }
  return seen;
}

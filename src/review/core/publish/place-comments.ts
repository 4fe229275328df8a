import type { Placement } from './anchors';
import type { CommentGroup } from './group-findings';

export interface CommentLimits {
  readonly maxComments: number;
  readonly maxCommentsPerFile: number;
}

/** A group with a thread of its own; the placement is null where the thread stands on a place of earlier days. */
export interface PlacedGroup {
  readonly group: CommentGroup;
  readonly placement: Placement | null;
}

export interface Placing {
  /** Subjects whose thread is on the pull request. */
  readonly standing: ReadonlySet<string>;
  /** Null for a group that cannot, or must not, have a new thread. */
  readonly placeOf: (group: CommentGroup) => Placement | null;
  /** What a comment is worth; the room goes to those that are worth most. */
  readonly worthOf: (group: CommentGroup) => number;
  readonly limits: CommentLimits;
}

/**
 * Which groups get a comment on their lines, in the given order. Threads that stand keep standing and count first; of the others
 * the worthiest while the limits allow, so that a run over the same head changes nothing.
 */
export function placeComments(
  groups: readonly CommentGroup[],
  { standing, placeOf, worthOf, limits }: Placing,
): readonly PlacedGroup[] {
  const perFile = new Map<string, number>();
  let total = 0;
  const count = (path: string | null): void => {
    total += 1;
    if (path !== null) perFile.set(path, (perFile.get(path) ?? 0) + 1);
  };
  const kept = groups.filter(({ subject }) => standing.has(subject));
  for (const group of kept) count(pathOf(group));
  const placed = new Map(kept.map((group) => [group, placeOf(group)]));
  for (const group of [...groups].sort((a, b) => worthOf(b) - worthOf(a))) {
    const path = pathOf(group);
    if (placed.has(group) || total >= limits.maxComments) continue;
    if ((perFile.get(path ?? '') ?? 0) >= limits.maxCommentsPerFile) continue;
    const placement = placeOf(group);
    if (placement === null) continue;
    count(path);
    placed.set(group, placement);
  }
  return groups.flatMap((group) => {
    const placement = placed.get(group);
    return placement === undefined ? [] : [{ group, placement }];
  });
}

function pathOf({ findings }: CommentGroup): string | null {
  return findings[0]?.path ?? null;
}

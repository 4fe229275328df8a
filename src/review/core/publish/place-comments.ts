import type { TrackedFinding } from '../../../domain';
import type { Placement } from './anchors';

export interface CommentLimits {
  readonly maxComments: number;
  readonly maxCommentsPerFile: number;
}

export interface PlacedComments {
  /** Findings with a thread of their own; the placement is null where the thread stands on a place of earlier days. */
  readonly inline: readonly { readonly finding: TrackedFinding; readonly placement: Placement | null }[];
  /** The rest: told in the summary. */
  readonly elsewhere: readonly TrackedFinding[];
}

/**
 * Which findings get a comment on their lines. Threads that stand keep standing and count first; the others follow in the given
 * order while the limits allow, so that a run over the same head changes nothing.
 * @param standing subjects whose thread is on the pull request
 * @param placeOf null for a finding that cannot, or must not, have a new thread
 */
export function placeComments(
  findings: readonly TrackedFinding[],
  standing: ReadonlySet<string>,
  placeOf: (finding: TrackedFinding) => Placement | null,
  limits: CommentLimits,
): PlacedComments {
  const perFile = new Map<string, number>();
  let total = 0;
  const count = (path: string | null): void => {
    total += 1;
    if (path !== null) perFile.set(path, (perFile.get(path) ?? 0) + 1);
  };
  const kept = findings.filter(({ fingerprint }) => standing.has(fingerprint));
  for (const { path } of kept) count(path);
  const inline = new Map(kept.map((finding) => [finding, placeOf(finding)]));
  for (const finding of findings) {
    if (inline.has(finding) || total >= limits.maxComments) continue;
    if ((perFile.get(finding.path ?? '') ?? 0) >= limits.maxCommentsPerFile) continue;
    const placement = placeOf(finding);
    if (placement === null) continue;
    count(finding.path);
    inline.set(finding, placement);
  }
  return {
    inline: findings.flatMap((finding) => {
      const placement = inline.get(finding);
      return placement === undefined ? [] : [{ finding, placement }];
    }),
    elsewhere: findings.filter((finding) => !inline.has(finding)),
  };
}

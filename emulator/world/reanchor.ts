import { changedLines, type ChangedLines } from '../git';
import type { Anchor, PullRequest } from './model';

/** After a push: comments on changed lines are outdated with their old numbers, the others move along with their lines. */
export async function reanchor(pullRequest: PullRequest, before: string, after: string): Promise<void> {
  const changes = new Map<string, readonly ChangedLines[] | null>();
  for (const comment of pullRequest.comments.values()) {
    const anchor = comment.anchor;
    if (anchor === null || anchor.outdated || anchor.to === null) continue;
    let changed = changes.get(anchor.path);
    if (changed === undefined) {
      changed = await readChanges(pullRequest, anchor.path, before, after);
      changes.set(anchor.path, changed);
    }
    comment.anchor = moved(anchor, anchor.to, changed, after);
  }
}

function readChanges(
  pullRequest: PullRequest,
  path: string,
  before: string,
  after: string,
): Promise<readonly ChangedLines[] | null> {
  const source = pullRequest.source.repository ?? pullRequest.repository;
  return changedLines(source.folder, path, before, after);
}

function moved(anchor: Anchor, last: number, changes: readonly ChangedLines[] | null, after: string): Anchor {
  const first = anchor.startTo ?? last;
  if (changes?.every((change) => !touches(change, first, last)) !== true) return { ...anchor, outdated: true };
  const shift = changes
    .filter((change) => change.oldStart < first)
    .reduce((sum, change) => sum + change.newCount - change.oldCount, 0);
  return {
    ...anchor,
    to: last + shift,
    startTo: anchor.startTo === null ? null : anchor.startTo + shift,
    sourceHash: after,
  };
}

/** A pure insertion (no old lines) stands after its start line, so it touches only a range that goes on past it. */
function touches(change: ChangedLines, first: number, last: number): boolean {
  if (change.oldCount === 0) return change.oldStart >= first && change.oldStart < last;
  return change.oldStart <= last && change.oldStart + change.oldCount - 1 >= first;
}

import { setTimeout } from 'node:timers/promises';
import type { Comment, PullRequest } from '../emulator';
import type { Stage, Verdict } from './stage';

const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 50;

/**
 * Waits until the head of the pull request has a final build status and the summary speaks of it: the last things that a review
 * leaves. The host tells nobody when a young comment is edited, so this looks again and again.
 * @returns what now stands on the pull request, for the terminal
 */
export async function reviewed(pullRequest: PullRequest, verdictOn: Stage['verdictOn']): Promise<string> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const verdict = verdictOn(pullRequest);
    if (verdict !== null && isSummedUp(pullRequest)) return describe(pullRequest, verdict);
    // Nobody who quits has to wait for this.
    await setTimeout(LOOK_EVERY_MS, undefined, { ref: false });
  }
  throw new Error(`No review after ${PATIENCE_MS / 1000} s.`);
}

function isSummedUp({ comments, source }: PullRequest): boolean {
  const commit = source.hash.slice(0, 12);
  return [...comments.values()].some(({ anchor, parent, raw }) => !anchor && !parent && raw.includes(commit));
}

function describe({ comments }: PullRequest, verdict: Verdict): string {
  const standing = [...comments.values()].filter(({ deleted, parent }) => !deleted && parent === null);
  const inline = standing.filter(({ anchor }) => anchor !== null);
  const open = inline.filter(({ resolution }) => resolution === null);
  return [
    `Loom: ${verdict.description}`,
    ...open.map(({ anchor, raw }) => `  ${placeOf(anchor)}  ${firstLine(raw)}`),
    `  ${inline.length} comments on lines (${inline.length - open.length} resolved), ${standing.length - inline.length} summary`,
  ].join('\n');
}

function placeOf(anchor: Comment['anchor']): string {
  if (anchor === null) return '';
  const { path, to, from } = anchor;
  return `${path}:${to ?? from ?? ''}`;
}

function firstLine(raw: string): string {
  const line = raw.split('\n').find((each) => each.trim() !== '') ?? '';
  return line.replace(/[*_`\\]/g, '').slice(0, 90);
}

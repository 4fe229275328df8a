import { precisionOf } from '../analyzers';
import type { Diff } from '../diff';
import { type PullRequestRef, type Review, sameCommit } from '../domain';
import type { RulesFile } from '../rules-file';
import {
  bodyHash,
  type OwnComment,
  type OwnComments,
  pipelineNames,
  placer,
  reconcileSummary,
  reconcileThreads,
  SUMMARY,
  type StatusPlace,
  wantedComments,
  type WantedCommentsInput,
} from './core';
import type { Followed } from './follow';
import { reviewHome, wantedOutcome } from './outcome';
import { type Posted, postComments, type PostingContext } from './post-comments';
import { postOutcome } from './post-outcome';
import { postTasks } from './post-tasks';
import type { Refusal } from './refusals';
import type { ReviewDeps } from './review-deps';

export interface Publication {
  readonly ref: PullRequestRef;
  readonly review: Review;
  readonly diff: Diff;
  readonly rulesFile: RulesFile;
  readonly followed: Followed;
  readonly own: OwnComments;
  readonly commit: string;
  readonly place: StatusPlace;
  readonly onPosted: PostingContext['onPosted'];
}

/** Makes the pull request show what the review found. Returns what the host refused. */
export async function publishReview(publication: Publication, deps: ReviewDeps): Promise<readonly Refusal[]> {
  const { ref, review, rulesFile, followed, commit, place } = publication;
  const outcome = wantedOutcome({
    tracked: followed.tracked,
    judgement: followed.judgement,
    rulesFile,
    abilities: deps.host.capabilities,
    tools: review.tools,
    notices: review.notices,
    place,
  });
  // Both wait for the host most of the time, and neither needs the other; a failure of one must not cut the other off in the middle.
  const [comments, refusals] = await Promise.allSettled([
    publishComments(publication, deps),
    postOutcome(outcome, ref, commit, deps),
  ]);
  if (comments.status === 'rejected') throw comments.reason;
  if (refusals.status === 'rejected') throw refusals.reason;
  return refusals.value;
}

async function publishComments(publication: Publication, deps: ReviewDeps): Promise<void> {
  const { ref, own, onPosted } = publication;
  const context: PostingContext = { ref, account: own.account, onPosted };
  const input = wantedInput(publication, deps);
  const wanted = wantedComments(input);
  const threads = reconcileThreads(wanted, own, deps.host.capabilities.resolve);
  // The summary goes out beside the comments that it counts: that one of them is refused is rare, and then it is corrected.
  const posted = await postComments([...threads, ...reconcileSummary(wanted.summary, own)], context, deps);
  if (posted.refused.size === 0) return postTasks(wanted.blockers, own, posted, ref, deps);
  const final = wantedComments({ ...input, unanchorable: posted.refused });
  const correction = reconcileSummary(final.summary, withSummary(own, posted, wanted.summary));
  const said = await postComments(correction, { ...context, onPosted: () => undefined }, deps);
  await postTasks(final.blockers, own, together(posted, said), ref, deps);
}

/** What stands after the summary was posted. */
function withSummary(own: OwnComments, { ids }: Posted, body: string | null): OwnComments {
  const id = ids.get(SUMMARY);
  if (id === undefined || body === null) return own;
  const taskId = own.standing.get(SUMMARY)?.remembered?.taskId ?? null;
  const remembered = { subject: SUMMARY, commentId: id, bodyHash: bodyHash(body), resolved: false, taskId };
  const summary: OwnComment = {
    id,
    subject: SUMMARY,
    digest: null,
    others: [],
    body,
    anchor: null,
    resolved: false,
    answered: false,
    remembered,
  };
  return { ...own, standing: new Map([...own.standing, [SUMMARY, summary]]) };
}

function wantedInput(
  { review, diff, rulesFile, followed, own, commit }: Publication,
  deps: ReviewDeps,
): WantedCommentsInput {
  const { host } = deps;
  return {
    ...followed,
    precisionOf,
    placeOf: placer(diff, host.capabilities.multiLineComments),
    pipelineOf: pipelineNames(rulesFile),
    output: rulesFile.output,
    abilities: host.capabilities,
    home: reviewHome(deps),
    own,
    unanchorable: new Set(),
    headCommit: commit,
    changedFiles: review.changedFiles,
    tools: review.tools,
    skipped: review.skipped,
    notices: review.notices,
  };
}

function together(posted: Posted, said: Posted): Posted {
  return { ...posted, ids: new Map([...posted.ids, ...said.ids]) };
}

/** A head older than this is read again before anything is hung on its lines. */
const FRESH_MS = 15_000;

/** Whether the pull request was read so lately that its head is taken to be the one that was read. */
export function isFresh(readAt: number, clock: ReviewDeps['clock']): boolean {
  return clock() - readAt <= FRESH_MS;
}

/** True when the source branch moved on while the review ran. */
export async function hasMoved(
  ref: PullRequestRef,
  commit: string,
  readAt: number,
  { host, clock, signal }: ReviewDeps,
): Promise<boolean> {
  if (isFresh(readAt, clock)) return false;
  const { source } = await host.pullRequest(ref, { signal });
  return !sameCommit(source.commit, commit);
}

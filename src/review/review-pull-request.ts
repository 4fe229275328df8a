import { isReviewed, type PullRequestRef } from '../domain';
import type { OpenChange } from '../platform';
import type { ReviewJob } from '../queue';
import { announceStart, takeBack } from './announce';
import { outletsOf, type StatusPlace } from './core';
import { endStopped } from './end-stopped';
import { endUnfinished } from './end-unfinished';
import { finish, mayTell, recordFailure, sentence } from './ending';
import { expectComments } from './expect-comments';
import { examine, type ReviewResult } from './examine';
import { followFindings } from './follow';
import { gather, type Gathered } from './gather';
import { loadRules } from './load-rules';
import { type Memory, recall } from './memory';
import { openOrTell } from './open-or-tell';
import { reviewLink } from './outcome';
import { pageRules } from './page-rules';
import { hasMoved, publishReview } from './publish-review';
import { readDiff } from './read-diff';
import { refusalSentences } from './refusals';
import type { ReviewDeps } from './review-deps';
import { openRecord, type ReviewRecord } from './review-record';
import { describeStep } from './step';
import { stopIfAborted } from './stop';
import { conditionFacts, staticOnly, triggersOf } from './triggers';
import { whoseComments } from './whose-comments';

/** How a run ended, for whoever started it by hand. */
export type ReviewOutcome =
  { readonly kind: 'reviewed'; readonly result: ReviewResult } | { readonly kind: 'skipped'; readonly reason: string };

const OVERTAKEN = 'A newer push came in, which was reviewed instead.';

/**
 * Reviews one commit of one pull request and makes the pull request show it. Whatever stopped an earlier run, this one ends in the
 * same comments, none twice and none missing.
 * @throws Failure for the queue to decide on; `cancelled` when the signal was aborted
 */
export async function reviewPullRequest(job: ReviewJob, deps: ReviewDeps): Promise<ReviewOutcome> {
  const ref: PullRequestRef = { tenant: job.tenant, repository: job.repository, number: job.number };
  const memory = await recall(ref, deps.store);
  if (!job.again && isReviewed(memory.reviews, job.headCommit, job.destination?.branch ?? null)) {
    return { kind: 'skipped', reason: 'This commit was reviewed already.' };
  }
  await endUnfinished(memory.reviews, 'It was cut short; a newer run took over.', deps);
  const record = openRecord(ref, deps);
  try {
    const ended = memory.settings.enabled
      ? await run(job, ref, memory, record, deps)
      : await skip(record, 'Reviews are switched off in the settings.', deps);
    if (ended !== 'moved') return ended;
  } catch (error) {
    await recordFailure(error, record, deps);
    throw error;
  }
  await finish(record, { state: 'cancelled', reason: 'A newer push came in.' }, deps);
  return reviewPullRequest({ ...job, headCommit: null, source: null, destination: null }, deps);
}

async function run(
  job: ReviewJob,
  ref: PullRequestRef,
  memory: Memory,
  record: ReviewRecord,
  deps: ReviewDeps,
): Promise<ReviewOutcome | 'moved'> {
  const gathered = await gather(job, deps);
  const { pullRequest } = gathered;
  const change = await openOrTell(ref, gathered, pageRules(memory.settings), record.id, deps);
  try {
    // One that is closed too: the event that said so may have been lost.
    await deps.store.reviews.savePullRequest(pullRequest);
    if (change === null) return await skip(record, `The pull request is ${pullRequest.state}.`, deps);
    if (!job.again && isReviewed(memory.reviews, change.head.commit, pullRequest.destination.branch)) {
      return await skip(record, 'This commit was reviewed already.', deps);
    }
    return await reviewChange(ref, gathered, change, memory, record, deps);
  } finally {
    await change?.close();
  }
}

async function reviewChange(
  ref: PullRequestRef,
  { pullRequest, comments, readAt }: Gathered,
  change: OpenChange,
  memory: Memory,
  record: ReviewRecord,
  deps: ReviewDeps,
): Promise<ReviewOutcome | 'moved'> {
  const [diff, loaded] = await Promise.all([readDiff(change), loadRules(change, { settings: memory.settings })]);
  const triggers = triggersOf(loaded.rulesFile, pullRequest, diff);
  if (!triggers.review) return skip(record, triggers.reason, deps);
  const rulesFile = triggers.staticOnly || pullRequest.fork ? staticOnly(loaded.rulesFile) : loaded.rulesFile;
  const notices = [...loaded.notices, ...(triggers.reason === undefined ? [] : [triggers.reason])];

  const commit = change.head.commit ?? pullRequest.source.commit;
  const destination = pullRequest.destination.branch;
  await record.know({ headCommit: commit, baseCommit: change.base.commit, destination });
  const link = reviewLink(deps.baseUrl, record.id);
  const place: StatusPlace = { number: ref.number, link, branch: pullRequest.source.branch };
  const outlets = outletsOf(rulesFile.output, deps.host.capabilities);
  const announced = announceStart(ref, commit, outlets, place, deps);
  const stopped = endStopped({ ref, reviews: memory.reviews, commit, branch: place.branch, why: OVERTAKEN }, deps);
  const cache = deps.cache.begin();
  try {
    const subject = { diff, rulesFile, notices, facts: conditionFacts(pullRequest), started: record.startedAt };
    const result = await examine(change, subject, {
      analyzers: deps.analyzers,
      cache,
      clock: deps.clock,
      runTimeoutMs: deps.limits.runTimeoutMs,
      signal: deps.signal,
      onStep: (step) => record.progress(...describeStep(step)),
      onBrought: expectComments({ ref, inline: outlets.inline, readAt, standing: memory.comments.length }, deps),
    });
    void cache.flush();
    const { review } = result;
    record.analysed(result.analysisMs);
    const own = await whoseComments(ref, comments, memory.comments, memory.account, deps);
    const followed = followFindings(result, diff, memory, own, rulesFile, record.id);
    stopIfAborted(deps.signal);
    if (await hasMoved(ref, commit, readAt, deps)) return 'moved';
    await announced;
    const onPosted = (done: number, all: number): void => record.progress('publishing', `${done} of ${all} comments`);
    const publication = { ref, review, diff, rulesFile, followed, own, commit, place, onPosted };
    const refusals = refusalSentences(await publishReview(publication, deps), pullRequest.fork);
    await deps.store.findings.replace(ref, followed.tracked);
    const { verdict, gate, counts } = followed.judgement;
    const { tools } = review;
    const facts = { verdict, gate: gate.answer, gateReason: gate.reason, counts, tools };
    await finish(record, { state: 'completed', ...facts, notices: [...review.notices, ...refusals] }, deps);
    return { kind: 'reviewed', result };
  } catch (error) {
    if ((await announced) && mayTell(error, deps)) await takeBack(ref, commit, place, sentence(error), deps);
    throw error;
  } finally {
    await Promise.all([announced, stopped, cache.flush()]);
  }
}

async function skip(record: ReviewRecord, reason: string, deps: ReviewDeps): Promise<ReviewOutcome> {
  await finish(record, { state: 'skipped', reason }, deps);
  return { kind: 'skipped', reason };
}

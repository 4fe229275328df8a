import { z } from 'zod';
import type { Account, PullRequest, Repository } from '../../../world';
import { personLevel } from '../../access';
import { ApiError, fullName, refusals } from '../../errors';
import { findRepository, findUserByName, supports, versionOf } from '../../host';
import type { Call } from '../call';
import { pullRequestJson } from '../representation/pull-requests';
import { userJson } from '../representation/people';

const LONGEST_TITLE = 255;
const LONGEST_DESCRIPTION = 32_767;
const REF = 'refs/heads/';

const title = z.string().trim().min(1, 'A title is required.').max(LONGEST_TITLE);
const description = z
  .string()
  .max(LONGEST_DESCRIPTION, 'Please enter a non-empty value less than 32768 characters')
  .nullish();
const reviewers = z.array(z.object({ user: z.object({ name: z.string() }) })).nullish();
const ref = z.object({
  id: z.string(),
  repository: z.object({ slug: z.string(), project: z.object({ key: z.string() }) }).nullish(),
});

export const versionBody = z.object({ version: z.number().int() });
const updateBody = versionBody.extend({
  title: title.nullish(),
  description,
  reviewers,
  draft: z.boolean().nullish(),
  toRef: z.object({ id: z.string() }).nullish(),
});
const newBody = z.object({
  title,
  description,
  reviewers,
  draft: z.boolean().nullish(),
  fromRef: ref,
  toRef: ref,
});

export function refuseStale(call: Call, pullRequest: PullRequest, expectedVersion: number): void {
  const currentVersion = versionOf(pullRequest);
  if (currentVersion === expectedVersion) return;
  throw new ApiError(
    409,
    'You are attempting to modify a pull request based on out-of-date information.',
    'pull.PullRequestOutOfDateException',
    { extra: { currentVersion, expectedVersion, pullRequest: pullRequestJson(call.host, pullRequest) } },
  );
}

/** Replaces what can be edited: a description or reviewers that are left out are gone. */
export async function updateFromBody(call: Call, pullRequest: PullRequest): Promise<void> {
  const body = call.body(updateBody);
  if (pullRequest.author !== call.account() && !call.may(pullRequest.repository, 'write')) throw call.forbidden();
  refuseStale(call, pullRequest, body.version);
  if (pullRequest.state !== 'OPEN') {
    const message = `This pull request has already been ${pullRequest.state.toLowerCase()}.`;
    throw new ApiError(409, message, 'pull.IllegalPullRequestStateException');
  }
  const wanted = {
    title: body.title ?? pullRequest.title,
    description: body.description ?? '',
    draft: supports(call.host, 'drafts') ? (body.draft ?? pullRequest.draft) : pullRequest.draft,
    reviewers: reviewersNamed(call, pullRequest.repository, pullRequest.author, body.reviewers ?? []),
  };
  const destination = body.toRef == null ? pullRequest.destination.branch : branchOf(body.toRef.id);
  const same =
    wanted.title === pullRequest.title &&
    wanted.description === pullRequest.description &&
    wanted.draft === pullRequest.draft &&
    destination === pullRequest.destination.branch &&
    wanted.reviewers.length === pullRequest.reviewers.length &&
    wanted.reviewers.every((one) => pullRequest.reviewers.includes(one));
  if (same) return;
  const retarget = destination === pullRequest.destination.branch ? {} : { destination };
  await call.world.updatePullRequest(pullRequest, call.account(), { ...wanted, ...retarget });
}

export function createFromBody(call: Call, repository: Repository): Promise<PullRequest> {
  const body = call.body(newBody);
  const author = call.account();
  const place = body.fromRef.repository;
  const source = place == null ? repository : findRepository(call.host, place.project.key, place.slug);
  if (source === null || !call.may(source, 'read')) {
    throw refusals.noRepository(place?.project.key ?? '', place?.slug ?? '');
  }
  return call.world.createPullRequest(repository, author, {
    title: body.title,
    description: body.description ?? '',
    source: { repository: source, branch: branchOf(body.fromRef.id) },
    destination: branchOf(body.toRef.id),
    draft: supports(call.host, 'drafts') && body.draft === true,
    reviewers: reviewersNamed(call, repository, author, body.reviewers ?? []),
  });
}

/** One name that does not work makes the whole request fail. */
function reviewersNamed(
  call: Call,
  repository: Repository,
  author: Account,
  asked: readonly { readonly user: { readonly name: string } }[],
): readonly Account[] {
  const valid: Account[] = [];
  const reviewerErrors: unknown[] = [];
  for (const { user } of asked) {
    const found = findUserByName(call.host, user.name);
    const problem = problemOf(call, repository, author, user.name, found);
    if (found !== null && problem === null) valid.push(found);
    else reviewerErrors.push({ context: user.name, message: problem, exceptionName: null });
  }
  if (reviewerErrors.length === 0) return [...new Set(valid)];
  const message = 'Errors encountered while adding some reviewers to this pull request.';
  const validReviewers = valid.map((one) => userJson(call.host, one));
  const exception = fullName('pull.InvalidPullRequestReviewersException');
  throw new ApiError(409, message, exception, { extra: { reviewerErrors, validReviewers } });
}

function problemOf(
  call: Call,
  repository: Repository,
  author: Account,
  name: string,
  found: Account | null,
): string | null {
  if (found === null) return `${name} is not a user.`;
  if (found === author) return 'The author of a pull request cannot be a reviewer.';
  return personLevel(call.host, found, repository) === null
    ? `${found.displayName} does not have permission to view this pull request.`
    : null;
}

function branchOf(id: string): string {
  return id.startsWith(REF) ? id.slice(REF.length) : id;
}

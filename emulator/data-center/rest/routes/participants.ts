import type { Router } from 'express';
import { z } from 'zod';
import type { Account, PullRequest } from '../../../world';
import { ApiError, refusals } from '../../errors';
import { findUser, findUserByName, review, userSlug } from '../../host';
import { route, type Api, type Call } from '../call';
import { participantJson } from '../representation/pull-requests';

const P = '/projects/:project/repos/:repo/pull-requests/:id/participants';

const statusBody = z.object({
  status: z.enum(['APPROVED', 'NEEDS_WORK', 'UNAPPROVED']),
  lastReviewedCommit: z.string().nullish(),
});
const roleBody = z.object({ user: z.object({ name: z.string() }), role: z.literal('REVIEWER') });

/** Who takes part in a pull request, and what they think of it. */
export function participantRoutes(router: Router, api: Api): void {
  route(router, api, 'get', P, (call) => {
    const { participants } = call.pullRequest();
    call.page([...participants.values()], (one) => participantJson(call.host, one));
  });
  route(router, api, 'put', `${P}/:user`, (call) => {
    const pullRequest = call.pullRequest();
    const account = call.account();
    const body = call.body(statusBody);
    if (userSlug(account) !== call.param('user').toLowerCase()) throw call.forbidden();
    if (call.caller.kind === 'service') throw new ApiError(403, 'This needs somebody who is a user.', null);
    refuseOwn(pullRequest, account);
    refuseMoved(pullRequest, body.lastReviewedCommit ?? null);
    call.json(participantJson(call.host, review(call.host, pullRequest, account, body.status)));
  });
  route(router, api, 'post', P, async (call) => {
    const pullRequest = call.pullRequest('write');
    const { user } = call.body(roleBody);
    const account = findUserByName(call.host, user.name);
    if (account === null) throw refusals.noUser(user.name);
    refuseOwn(pullRequest, account);
    await setReviewers(call, pullRequest, [...new Set([...pullRequest.reviewers, account])]);
    call.json(participantJson(call.host, pullRequest.participants.get(account.uuid)!));
  });
  route(router, api, 'delete', `${P}/:user`, async (call) => {
    const pullRequest = call.pullRequest('write');
    const account = findUser(call.host, call.param('user'));
    if (account === null) throw refusals.noUser(call.param('user'));
    const others = pullRequest.reviewers.filter((one) => one !== account);
    await setReviewers(call, pullRequest, others);
    call.nothing();
  });
}

export function refuseOwn(pullRequest: PullRequest, account: Account): void {
  if (pullRequest.author.uuid !== account.uuid) return;
  throw new ApiError(
    400,
    'Authors may not update their status on their own pull requests.',
    'pull.InvalidPullRequestRoleException',
  );
}

/** Somebody who looked at an older commit has no say on this one. */
export function refuseMoved(pullRequest: PullRequest, lastReviewedCommit: string | null): void {
  const { state, source } = pullRequest;
  if (state !== 'OPEN') {
    const message = `This pull request has already been ${state.toLowerCase()}.`;
    throw new ApiError(409, message, 'pull.IllegalPullRequestStateException');
  }
  if (lastReviewedCommit !== null && lastReviewedCommit !== source.hash) {
    const message = 'The pull request has been updated since the commit that was reviewed last.';
    throw new ApiError(409, message, 'pull.PullRequestOutOfDateException');
  }
}

function setReviewers(call: Call, pullRequest: PullRequest, reviewers: readonly Account[]): Promise<void> {
  return call.world.updatePullRequest(pullRequest, call.account(), { reviewers });
}

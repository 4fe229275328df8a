import type { Router } from 'express';
import type { PullRequest } from '../../../world';
import { ApiError, refusals } from '../../errors';
import { deletePullRequest, isDeleted, reopenPullRequest } from '../../host';
import { gitRoute, route, type Api, type Call } from '../call';
import { listedPullRequestJson, pullRequestJson } from '../representation/pull-requests';
import { createFromBody, refuseStale, updateFromBody, versionBody } from './pull-request-bodies';

const L = '/projects/:project/repos/:repo/pull-requests';
const P = `${L}/:id`;

export function pullRequestRoutes(router: Router, api: Api): void {
  route(router, api, 'get', L, list);
  gitRoute(router, api, 'post', L, async (call) => {
    call.json(pullRequestJson(call.host, await createFromBody(call, call.repository())), 201);
  });
  route(router, api, 'get', P, (call) => call.json(pullRequestJson(call.host, call.pullRequest())));
  route(router, api, 'put', P, async (call) => {
    const pullRequest = call.pullRequest();
    await updateFromBody(call, pullRequest);
    call.json(pullRequestJson(call.host, pullRequest));
  });
  route(router, api, 'delete', P, (call) => {
    const pullRequest = call.pullRequest();
    if (pullRequest.author !== call.account() && !call.may(pullRequest.repository, 'admin')) throw call.forbidden();
    refuseStale(call, pullRequest, call.body(versionBody).version);
    deletePullRequest(call.host, pullRequest, call.account());
    call.nothing();
  });
  gitRoute(router, api, 'post', `${P}/merge`, (call) =>
    close(call, 'write', (pullRequest) => call.world.mergePullRequest(pullRequest, call.account())),
  );
  route(router, api, 'post', `${P}/decline`, (call) =>
    close(call, 'read', (pullRequest) => call.world.declinePullRequest(pullRequest, call.account())),
  );
  route(router, api, 'post', `${P}/reopen`, (call) =>
    close(call, 'read', (pullRequest) => reopenPullRequest(call.host, pullRequest, call.account())),
  );
}

function list(call: Call): void {
  const repository = call.repository();
  const state = call.query('state') ?? 'OPEN';
  const at = call.query('at');
  const outgoing = call.query('direction') === 'OUTGOING';
  const text = (call.query('filterText') ?? '').toLowerCase();
  const draft = call.query('draft');
  const candidates = outgoing
    ? [...call.world.repositories.values()].flatMap(({ pullRequests }) => [...pullRequests.values()])
    : [...repository.pullRequests.values()];
  const found = candidates.filter((one) => {
    const branch = outgoing ? one.source.branch : one.destination.branch;
    return (
      !isDeleted(call.host, one) &&
      (!outgoing || one.source.repository === repository) &&
      (state === 'ALL' || one.state === state) &&
      (at === undefined || at === `refs/heads/${branch}`) &&
      (draft === undefined || String(one.draft) === draft) &&
      one.title.toLowerCase().includes(text) &&
      isWith(call, one)
    );
  });
  found.sort((left, right) => right.updatedOn - left.updatedOn);
  if (call.query('order') === 'OLDEST') found.reverse();
  const show = call.flag('withProperties', true) ? listedPullRequestJson : pullRequestJson;
  call.page(found, (one) => show(call.host, one));
}

/** `username.1` and `role.1`: somebody who must take part. */
function isWith(call: Call, { author, participants }: PullRequest): boolean {
  const name = call.query('username.1')?.toLowerCase();
  if (name === undefined) return true;
  const role = call.query('role.1');
  if (author.nickname.toLowerCase() === name) return role === undefined || role === 'AUTHOR';
  const found = [...participants.values()].find(({ user }) => user.nickname.toLowerCase() === name);
  return found !== undefined && (role === undefined || found.role === role);
}

async function close(
  call: Call,
  needed: 'read' | 'write',
  act: (pullRequest: PullRequest) => Promise<void> | void,
): Promise<void> {
  const pullRequest = call.pullRequest(needed);
  const isOwn = pullRequest.author === call.account();
  if (!isOwn && !call.may(pullRequest.repository, 'write')) throw call.forbidden();
  if (call.caller.kind === 'service') throw new ApiError(403, 'This needs somebody who is a user.', null);
  const version = call.number('version');
  if (version === undefined) throw refusals.invalid('version', 'The version of the pull request is required.');
  refuseStale(call, pullRequest, version);
  if (pullRequest.state === 'MERGED') {
    throw new ApiError(409, 'This pull request has already been merged.', 'pull.IllegalPullRequestStateException');
  }
  await act(pullRequest);
  call.json(pullRequestJson(call.host, pullRequest));
}

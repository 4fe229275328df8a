import type { IRouter } from 'express';
import { z } from 'zod';
import { readCommits } from '../../git';
import { Refusal, type PullRequest } from '../../world';
import { requirePermission, scopes } from '../access';
import { route, type Api, type Call } from '../call';
import {
  activityJson,
  commitJson,
  diffSpec,
  participantJson,
  pullRequestJson,
  repositoryApi,
  statusJson,
} from '../representation';

const decline = z.object({ message: z.string().nullish() });
const merge = z.object({
  message: z.string().nullish(),
  close_source_branch: z.boolean().nullish(),
  merge_strategy: z.enum(['merge_commit', 'squash', 'fast_forward']).nullish(),
});

/** What hangs below one pull request: its diffs, commits, activity, statuses, verdicts and its end. */
export function pullRequestPartRoutes(router: IRouter, api: Api): void {
  const base = '/repositories/:workspace/:repo/pullrequests/:id';
  for (const kind of ['diff', 'diffstat', 'patch'] as const) {
    route(router, api, 'get', `${base}/${kind}`, scopes.READ_PULL_REQUEST, (call) => redirect(call, kind));
  }
  route(router, api, 'get', `${base}/commits`, scopes.READ_PULL_REQUEST, commits);
  route(router, api, 'get', `${base}/activity`, scopes.READ_PULL_REQUEST, activity);
  route(router, api, 'get', `${base}/statuses`, scopes.READ_PULL_REQUEST, statuses);
  verdictRoutes(router, api, base);
  route(router, api, 'post', `${base}/merge`, scopes.WRITE_PULL_REQUEST, mergeIt);
  route(router, api, 'post', `${base}/decline`, scopes.WRITE_PULL_REQUEST, (call) => {
    const pullRequest = call.pullRequest();
    requireHand(call, pullRequest);
    call.world.declinePullRequest(pullRequest, call.account(), call.body(decline).message ?? '');
    call.json(pullRequestJson(call.world.addresses, pullRequest));
  });
}

function verdictRoutes(router: IRouter, api: Api, base: string): void {
  const { world } = api;
  const give = { approve: world.approve, 'request-changes': world.requestChanges };
  const take = { approve: world.unapprove, 'request-changes': world.withdrawChangeRequest };
  for (const verdict of ['approve', 'request-changes'] as const) {
    route(router, api, 'post', `${base}/${verdict}`, scopes.WRITE_PULL_REQUEST, (call) => {
      call.json(participantJson(world.addresses, give[verdict](call.pullRequest(), call.account())));
    });
    route(router, api, 'delete', `${base}/${verdict}`, scopes.WRITE_PULL_REQUEST, (call) => {
      take[verdict](call.pullRequest(), call.account());
      call.nothing();
    });
  }
}

/** The diffs of a pull request live at its repository. What was asked of the first address is carried over. */
function redirect(call: Call, kind: string): void {
  const pullRequest = call.pullRequest();
  const query = new URLSearchParams(call.url.searchParams);
  query.set('from_pullrequest_id', String(pullRequest.id));
  query.set('topic', 'true');
  const home = repositoryApi(call.world.addresses, pullRequest.repository);
  call.response.status(302).setHeader('Location', `${home}/${kind}/${diffSpec(pullRequest)}?${query.toString()}`);
  call.response.end();
}

async function commits(call: Call): Promise<void> {
  const { source, destination, repository } = call.pullRequest();
  if (source.repository === null) throw new Refusal(404, 'The source repository is gone.');
  const home = source.repository;
  const options = { alsoRead: repository.folder };
  const found = await readCommits(home.folder, [source.hash, `^${destination.hash}`], options);
  call.page(found, (commit) => commitJson(call.world.addresses, home, commit), { counts: 'nothing' });
}

function activity(call: Call): void {
  const pullRequest = call.pullRequest();
  const entries = [...pullRequest.activity].reverse();
  const show = (entry: (typeof entries)[number]): unknown => activityJson(call.world.addresses, pullRequest, entry);
  call.page(entries, show, { counts: 'nothing', largest: 50 });
}

function statuses(call: Call): void {
  const { source, repository } = call.pullRequest();
  const homes = new Set([repository, source.repository ?? repository]);
  const found = [...homes].flatMap((home) =>
    [...(home.statuses.get(source.hash)?.values() ?? [])].map((status) => ({ home, status })),
  );
  call.page(found, ({ home, status }) => statusJson(call.world.addresses, home, status));
}

async function mergeIt(call: Call): Promise<void> {
  const pullRequest = call.pullRequest();
  requireHand(call, pullRequest);
  const body = call.body(merge);
  await call.world.mergePullRequest(pullRequest, call.account(), {
    ...(body.message == null ? {} : { message: body.message }),
    ...(body.merge_strategy == null ? {} : { strategy: body.merge_strategy }),
    ...(body.close_source_branch == null ? {} : { closeSourceBranch: body.close_source_branch }),
  });
  call.json(pullRequestJson(call.world.addresses, pullRequest));
}

function requireHand(call: Call, pullRequest: PullRequest): void {
  requirePermission(call.world, call.caller, pullRequest.repository, 'write');
}

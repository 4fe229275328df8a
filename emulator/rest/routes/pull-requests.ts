import type { IRouter } from 'express';
import { z } from 'zod';
import { Refusal, type Account, type PullRequest } from '../../world';
import { requirePermission, scopes } from '../access';
import { route, type Api, type Call } from '../call';
import {
  accountJson,
  listedPullRequestJson,
  participantJson,
  pullRequestApi,
  pullRequestJson,
} from '../representation';

const account = z.object({ uuid: z.string().optional(), account_id: z.string().optional() });
const branch = z.object({ branch: z.object({ name: z.string().min(1) }) });
const changeable = {
  description: z.string().nullish(),
  summary: z.object({ raw: z.string() }).nullish(),
  reviewers: z.array(account).nullish(),
  close_source_branch: z.boolean().nullish(),
  draft: z.boolean().nullish(),
};
const creation = z.object({
  ...changeable,
  title: z.string(),
  source: branch.extend({
    repository: z.object({ full_name: z.string().optional(), uuid: z.string().optional() }).nullish(),
  }),
  destination: branch.nullish(),
});
const update = z.object({ ...changeable, title: z.string().optional(), destination: branch.partial().nullish() });
const STATES: readonly string[] = ['OPEN', 'MERGED', 'DECLINED', 'SUPERSEDED'];

export function pullRequestRoutes(router: IRouter, api: Api): void {
  const base = '/repositories/:workspace/:repo/pullrequests';
  route(router, api, 'get', base, scopes.READ_PULL_REQUEST, list);
  route(router, api, 'post', base, scopes.WRITE_PULL_REQUEST, create);
  route(router, api, 'get', `${base}/:id`, scopes.READ_PULL_REQUEST, (call) => {
    call.json(pullRequestJson(call.world.addresses, call.pullRequest()));
  });
  route(router, api, 'put', `${base}/:id`, scopes.WRITE_PULL_REQUEST, change);
}

function list(call: Call): void {
  const repository = call.repository();
  const asked = call.url.searchParams.getAll('state').flatMap((state) => state.split(','));
  const unknown = asked.find((state) => !STATES.includes(state));
  if (unknown !== undefined) throw new Refusal(400, `Invalid state: ${unknown}`);
  const byQuery = asked.length === 0 && /\bstate\b/.test(call.query('q') ?? '');
  const wanted = asked.length > 0 ? asked : byQuery ? STATES : ['OPEN'];
  const found = [...repository.pullRequests.values()].filter((one) => wanted.includes(one.state)).reverse();
  call.page(found, (one) => listed(call, one), { largest: 50 });
}

function listed(call: Call, pullRequest: PullRequest): unknown {
  const { addresses } = call.world;
  const brief = listedPullRequestJson(addresses, pullRequest);
  const reviewers = pullRequest.reviewers.map((one) => accountJson(addresses, one));
  const participants = [...pullRequest.participants.values()].map((one) => participantJson(addresses, one));
  return {
    ...brief,
    ...(call.asksFor('values.reviewers') ? { reviewers } : {}),
    ...(call.asksFor('values.participants') ? { participants } : {}),
  };
}

async function create(call: Call): Promise<void> {
  const repository = call.repository();
  const body = call.body(creation);
  const from = body.source.repository?.uuid ?? body.source.repository?.full_name?.split('/')[1];
  const workspace = body.source.repository?.full_name?.split('/')[0] ?? '{}';
  const source = from === undefined ? repository : call.world.findRepository(workspace, from);
  if (source === null)
    throw new Refusal(400, 'source: repository not found', undefined, { source: ['repository not found'] });
  const pullRequest = await call.world.createPullRequest(repository, call.account(), {
    title: body.title,
    description: body.description ?? body.summary?.raw ?? '',
    source: { repository: source, branch: body.source.branch.name },
    ...(body.destination == null ? {} : { destination: body.destination.branch.name }),
    reviewers: reviewersOf(call, body.reviewers ?? []),
    draft: body.draft ?? false,
    closeSourceBranch: body.close_source_branch ?? false,
  });
  const { addresses } = call.world;
  call.created(pullRequestJson(addresses, pullRequest), pullRequestApi(addresses, pullRequest));
}

async function change(call: Call): Promise<void> {
  const pullRequest = call.pullRequest();
  const actor = call.account();
  if (actor.uuid !== pullRequest.author.uuid)
    requirePermission(call.world, call.caller, pullRequest.repository, 'write');
  const body = call.body(update);
  const description = body.description ?? body.summary?.raw;
  await call.world.updatePullRequest(pullRequest, actor, {
    reviewers: reviewersOf(call, body.reviewers ?? []),
    ...(body.title === undefined ? {} : { title: body.title }),
    ...(description === undefined ? {} : { description }),
    ...(body.destination?.branch === undefined ? {} : { destination: body.destination.branch.name }),
    ...(body.draft == null ? {} : { draft: body.draft }),
    ...(body.close_source_branch == null ? {} : { closeSourceBranch: body.close_source_branch }),
  });
  call.json(pullRequestJson(call.world.addresses, pullRequest));
}

function reviewersOf(call: Call, wanted: readonly z.infer<typeof account>[]): readonly Account[] {
  return wanted.map((one) => {
    const found = call.world.findUser(one.uuid ?? one.account_id ?? '');
    if (found === null)
      throw new Refusal(400, 'reviewers: Malformed reviewers list', undefined, {
        reviewers: ['Malformed reviewers list'],
      });
    return found;
  });
}

import type { IRouter } from 'express';
import { z } from 'zod';
import { Refusal, type BuildStatus, type Repository } from '../../world';
import { scopes } from '../access';
import { route, type Api, type Call } from '../call';
import { repositoryApi, statusJson } from '../representation';
import { commitHash } from './commits';

const fields = {
  state: z.enum(['SUCCESSFUL', 'FAILED', 'INPROGRESS', 'STOPPED']),
  url: z.url(),
  name: z.string().nullish(),
  description: z.string().nullish(),
  refname: z.string().nullish(),
};
const creation = z.object({ key: z.string().min(1), ...fields });
const change = z.object({ ...fields, state: fields.state.optional(), url: fields.url.optional() });

export function statusRoutes(router: IRouter, api: Api): void {
  const base = '/repositories/:workspace/:repo/commit/:commit/statuses';
  const scope = scopes.READ_REPOSITORY;
  route(router, api, 'get', base, scope, async (call) => {
    const repository = call.repository();
    const known = repository.statuses.get(await commitHash(call, repository));
    call.page([...(known?.values() ?? [])], (status) => show(call, repository, status));
  });
  route(router, api, 'post', `${base}/build`, scope, async (call) => {
    const repository = call.repository();
    const hash = await commitHash(call, repository);
    const body = call.body(creation);
    const status = call.world.putStatus(repository, hash, call.account(), {
      ...body,
      name: body.name ?? undefined,
      description: body.description ?? undefined,
    });
    const self = `${repositoryApi(call.world.addresses, repository)}/commit/${hash}/statuses/build/${status.key}`;
    call.created(show(call, repository, status), self);
  });
  route(router, api, 'get', `${base}/build/:key`, scope, async (call) => {
    const repository = call.repository();
    call.json(show(call, repository, statusOf(call, repository, await commitHash(call, repository))));
  });
  route(router, api, 'put', `${base}/build/:key`, scope, async (call) => {
    const repository = call.repository();
    const hash = await commitHash(call, repository);
    const before = statusOf(call, repository, hash);
    const body = call.body(change);
    const status = call.world.putStatus(repository, hash, call.account(), {
      key: before.key,
      state: body.state ?? before.state,
      url: body.url ?? before.url,
      name: body.name ?? undefined,
      description: body.description ?? undefined,
      refname: body.refname,
    });
    call.json(show(call, repository, status));
  });
}

function statusOf(call: Call, repository: Repository, hash: string): BuildStatus {
  const status = repository.statuses.get(hash)?.get(call.param('key'));
  if (status === undefined) throw new Refusal(404, `Build status ${call.param('key')} not found`);
  return status;
}

function show(call: Call, repository: Repository, status: BuildStatus): unknown {
  return statusJson(call.world.addresses, repository, status);
}

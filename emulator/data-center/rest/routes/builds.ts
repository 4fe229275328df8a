import type { Router } from 'express';
import { z } from 'zod';
import { refusals } from '../../errors';
import { buildsOf, deleteBuild, putBuild, supports, type Build, type Host } from '../../host';
import { route, type Api, type Call } from '../call';
import { commitNamed } from './diff-answers';

const B = '/projects/:project/repos/:repo/commits/:commit/builds';
const LONGEST = 255;
const LONGEST_URL = 450;

const state = z.enum(['SUCCESSFUL', 'FAILED', 'INPROGRESS', 'CANCELLED', 'UNKNOWN']);
const short = z.string().max(LONGEST).nullish();
const buildBody = z.object({
  key: z.string().min(1).max(LONGEST),
  state,
  url: z.url().max(LONGEST_URL),
  name: short,
  description: short,
  parent: short,
  buildNumber: short,
  ref: z.string().startsWith('refs/').nullish(),
  duration: z.number().min(0).nullish(),
  testResults: z.object({ successful: z.number(), failed: z.number(), skipped: z.number() }).partial().nullish(),
  lastUpdated: z.number().nullish(),
});

/** Build statuses by the address that names the repository. */
export function buildRoutes(router: Router, api: Api): void {
  route(router, api, 'post', B, async (call) => {
    const repository = call.repository();
    const hash = await fullHash(call, () => commitNamed(repository, call.param('commit')));
    putBuild(call.host, hash, { ...buildOf(call), repository });
    call.nothing();
  });
  route(router, api, 'get', B, (call) => {
    const repository = call.repository();
    const key = call.query('key');
    const builds = buildsOf(call.host, repository, call.param('commit'));
    if (key === undefined) {
      call.page(builds, buildJson);
      return;
    }
    const found = builds.find((one) => one.key === key);
    if (found === undefined) throw refusals.noCommit(call.param('commit'), repository.slug);
    call.json(buildJson(found));
  });
  route(router, api, 'delete', B, (call) => {
    const repository = call.repository('admin');
    const key = call.query('key');
    const found = buildsOf(call.host, repository, call.param('commit')).find((one) => one.key === key);
    if (found !== undefined) deleteBuild(call.host, call.param('commit'), found);
    call.nothing();
  });
}

/** The old address, below `/build-status`: it knows commits only. */
export function oldBuildRoutes(router: Router, api: Api): void {
  route(router, api, 'post', '/commits/:commit', async (call) => {
    call.account();
    const hash = await fullHash(call, () => Promise.resolve(call.param('commit')));
    putBuild(call.host, hash, { ...buildOf(call), repository: null });
    call.nothing();
  });
  route(router, api, 'get', '/commits/stats/:commit', (call) => {
    const builds = buildsAt(call.host, call.param('commit'));
    const count = (...states: Build['state'][]): number => builds.filter((one) => states.includes(one.state)).length;
    call.json({
      successful: count('SUCCESSFUL'),
      inProgress: count('INPROGRESS'),
      failed: count('FAILED'),
      cancelled: count('CANCELLED'),
      unknown: count('UNKNOWN'),
    });
  });
  route(router, api, 'get', '/commits/:commit', (call) => {
    call.account();
    call.page(buildsAt(call.host, call.param('commit')), oldBuildJson);
  });
}

function buildsAt(host: Host, hash: string): readonly Build[] {
  return host.builds.get(hash) ?? [];
}

function buildOf(call: Call): Omit<Build, 'repository' | 'createdDate' | 'updatedDate'> {
  const body = call.body(buildBody);
  if ((body.state === 'CANCELLED' || body.state === 'UNKNOWN') && !supports(call.host, 'moreBuildStates')) {
    throw refusals.invalid('state', `The state ${body.state} is not known.`);
  }
  return {
    key: body.key,
    state: body.state,
    url: body.url,
    name: body.name ?? undefined,
    description: body.description ?? undefined,
    parent: body.parent ?? undefined,
    buildNumber: body.buildNumber ?? undefined,
    ref: body.ref ?? undefined,
    duration: body.duration ?? undefined,
    testResults: body.testResults as Build['testResults'],
  };
}

/** Abbreviations are refused here. */
async function fullHash(call: Call, read: () => Promise<string>): Promise<string> {
  const name = call.param('commit');
  if (!/^[0-9a-f]{40}$/.test(name)) throw refusals.invalid('commitId', `${name} is not the full id of a commit.`);
  return read();
}

function buildJson(build: Build): Record<string, unknown> {
  return { ...build, repository: undefined };
}

function oldBuildJson({ key, state: shown, url, name, description, updatedDate }: Build): Record<string, unknown> {
  return { state: shown, key, name, url, description, dateAdded: updatedDate };
}

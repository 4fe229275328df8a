import type { IRouter } from 'express';
import { listRefs, readCommits, resolveHash, type GitCommit } from '../../git';
import { Refusal, type Repository } from '../../world';
import { scopes } from '../access';
import { route, type Api, type Call } from '../call';
import { commitJson, refJson } from '../representation';

const LARGEST = 100;

export function commitRoutes(router: IRouter, api: Api): void {
  const base = '/repositories/:workspace/:repo';
  const scope = scopes.READ_REPOSITORY;
  route(router, api, 'get', `${base}/commit/:commit`, scope, async (call) => {
    const repository = call.repository();
    const commit = await readOne(repository, await commitHash(call, repository));
    call.json({ ...commitJson(call.world.addresses, repository, commit), participants: [] });
  });
  route(router, api, 'get', `${base}/commits`, scope, log);
  route(router, api, 'get', `${base}/commits/*ref`, scope, log);
  route(router, api, 'post', `${base}/commits`, scope, log);
  route(router, api, 'post', `${base}/commits/*ref`, scope, log);
  route(router, api, 'get', `${base}/refs`, scope, (call) => listed(call, 'refs/'));
  route(router, api, 'get', `${base}/refs/branches`, scope, (call) => listed(call, 'refs/heads/'));
  route(router, api, 'get', `${base}/refs/tags`, scope, (call) => listed(call, 'refs/tags/'));
  route(router, api, 'get', `${base}/refs/branches/*name`, scope, (call) => oneRef(call, 'refs/heads/'));
  route(router, api, 'get', `${base}/refs/tags/*name`, scope, (call) => oneRef(call, 'refs/tags/'));
}

/** The full hash of the commit that the path names, or a 404. */
export async function commitHash(call: Call, repository: Repository): Promise<string> {
  const name = call.param('commit');
  const hash = await resolveHash(repository.folder, name);
  if (hash === null) throw new Refusal(404, `Commit not found: ${name}`, { shas: [name] });
  return hash;
}

async function log(call: Call): Promise<void> {
  const repository = call.repository();
  const ref = call.param('ref');
  const included = [...(ref === '' ? [] : [ref]), ...listOf(call, 'include')];
  const excluded = listOf(call, 'exclude');
  const range = await Promise.all([
    ...included.map((name) => tipOf(repository, name)),
    ...excluded.map(async (name) => `^${await tipOf(repository, name)}`),
  ]);
  const start = included.length === 0 ? ['--branches', ...range] : range;
  const path = call.query('path');
  const commits = await readCommits(repository.folder, [...start, '--', ...(path === undefined ? [] : [path])]);
  const show = (commit: GitCommit): unknown => commitJson(call.world.addresses, repository, commit);
  call.page(commits, show, { counts: 'nothing', pagelen: 30, largest: LARGEST });
}

/** Long lists of names come in a form. */
function listOf(call: Call, name: string): readonly string[] {
  const body: unknown = call.request.body;
  const inBody = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  const more = Array.isArray(inBody) ? inBody.map(String) : typeof inBody === 'string' ? [inBody] : [];
  return [...call.url.searchParams.getAll(name), ...more];
}

async function tipOf(repository: Repository, name: string): Promise<string> {
  const hash = await resolveHash(repository.folder, name);
  if (hash === null) throw new Refusal(404, `Commit not found: ${name}`, { shas: [name] });
  return hash;
}

async function listed(call: Call, prefix: string): Promise<void> {
  const repository = call.repository();
  const refs = [...(await listRefs(repository.folder))].filter(([ref]) => ref.startsWith(prefix));
  const tips = await readTips(
    repository,
    refs.map(([, hash]) => hash),
  );
  call.page(refs, ([ref, hash]) => refJson(call.world.addresses, repository, ref, tips.get(hash)!));
}

async function oneRef(call: Call, prefix: string): Promise<void> {
  const repository = call.repository();
  const ref = `${prefix}${call.param('name')}`;
  const hash = (await listRefs(repository.folder)).get(ref);
  if (hash === undefined) throw new Refusal(404, `Branch or tag "${call.param('name')}" does not exist.`);
  call.json(refJson(call.world.addresses, repository, ref, await readOne(repository, hash)));
}

async function readTips(repository: Repository, hashes: readonly string[]): Promise<ReadonlyMap<string, GitCommit>> {
  const unique = [...new Set(hashes)];
  const commits = unique.length === 0 ? [] : await readCommits(repository.folder, ['--no-walk', ...unique]);
  return new Map(commits.map((commit) => [commit.hash, commit]));
}

async function readOne(repository: Repository, hash: string): Promise<GitCommit> {
  const [commit] = await readCommits(repository.folder, ['-n', '1', hash]);
  if (commit === undefined) throw new Refusal(404, `Commit not found: ${hash}`);
  return commit;
}

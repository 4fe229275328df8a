import type { IRouter } from 'express';
import {
  readDiff,
  readDiffStat,
  readImmutable,
  mergeBase,
  readCommits,
  resolveHash,
  type DiffRequest,
  type DiffStat,
} from '../../git';
import { Refusal, type Repository } from '../../world';
import { scopes } from '../access';
import { route, type Api, type Call } from '../call';
import { readSpec, type DiffEnds } from '../diff-spec';
import { commitJson, encodedPath, escapedPath, repositoryApi } from '../representation';

const TIMED_OUT = 555;
const LARGEST_PAGE = 500;

/** Diffs by spec. Everything here needs the scope of repositories, also behind the redirect of a pull request. */
export function diffRoutes(router: IRouter, api: Api): void {
  const base = '/repositories/:workspace/:repo';
  route(router, api, 'get', `${base}/diff/*spec`, scopes.READ_REPOSITORY, diff);
  route(router, api, 'get', `${base}/diffstat/*spec`, scopes.READ_REPOSITORY, diffStat);
  route(router, api, 'get', `${base}/patch/*spec`, scopes.READ_REPOSITORY, patch);
  route(router, api, 'get', `${base}/merge-base/*spec`, scopes.READ_REPOSITORY, commonAncestor);
}

async function diff(call: Call): Promise<void> {
  const repository = call.repository();
  const ends = await endsOf(call, repository);
  const bytes = await readDiff(repository.folder, requestOf(call, ends), { alsoRead: ends.alsoRead });
  sendText(call, bytes);
}

async function diffStat(call: Call): Promise<void> {
  const repository = call.repository();
  const ends = await endsOf(call, repository);
  const stats = await readDiffStat(repository.folder, requestOf(call, ends), { alsoRead: ends.alsoRead });
  call.page(stats, (stat) => diffStatJson(call, repository, ends, stat), {
    pagelen: LARGEST_PAGE,
    largest: LARGEST_PAGE,
  });
}

async function patch(call: Call): Promise<void> {
  const repository = call.repository();
  const ends = await endsOf(call, repository);
  const range = !/\r|\.\./.test(call.param('spec')) ? ['-1', ends.source] : [`${ends.base}..${ends.source}`];
  const args = ['format-patch', '--stdout', '--no-signature', ...range];
  sendText(call, await readImmutable(repository.folder, args, { alsoRead: ends.alsoRead }));
}

async function commonAncestor(call: Call): Promise<void> {
  const repository = call.repository();
  const names = call.param('spec').split(/\r|\.\./, 2);
  const hashes = await Promise.all(names.map((name) => resolveHash(repository.folder, name)));
  const [one, other] = hashes;
  if (one == null || other == null) throw new Refusal(404, 'Commit not found');
  const common = await mergeBase(repository.folder, one, other);
  const [commit] = common === null ? [] : await readCommits(repository.folder, ['-n', '1', common]);
  if (commit === undefined) throw new Refusal(404, 'No common ancestor');
  call.json(commitJson(call.world.addresses, repository, commit));
}

function endsOf(call: Call, repository: Repository): Promise<DiffEnds> {
  return readSpec(call.world, repository, call.param('spec'), call.query('topic') !== 'false');
}

function requestOf(call: Call, ends: DiffEnds): DiffRequest {
  const context = Number(call.query('context') ?? 3);
  if (!Number.isInteger(context) || context < 0) throw new Refusal(400, 'Invalid context');
  return {
    base: ends.base,
    source: ends.source,
    paths: call.url.searchParams.getAll('path'),
    context,
    renames: call.query('renames') !== 'false',
    ignoreWhitespace: call.query('ignore_whitespace') === 'true',
  };
}

function sendText(call: Call, bytes: Buffer): void {
  if (bytes.length > call.api.largestDiff) throw new Refusal(TIMED_OUT, 'The diff took too long to make.');
  call.response.setHeader('Content-Type', 'text/plain');
  call.response.status(200).send(bytes);
}

function diffStatJson(call: Call, repository: Repository, ends: DiffEnds, stat: DiffStat): unknown {
  const side = (path: string | null, hash: string, attributes: readonly string[]): unknown =>
    path === null
      ? null
      : {
          path,
          type: 'commit_file',
          escaped_path: escapedPath(path),
          attributes,
          links: {
            self: { href: `${repositoryApi(call.world.addresses, repository)}/src/${hash}/${encodedPath(path)}` },
          },
        };
  return {
    type: 'diffstat',
    lines_added: stat.added,
    lines_removed: stat.removed,
    status: stat.status,
    old: side(stat.oldPath, ends.base, stat.oldAttributes),
    new: side(stat.newPath, ends.source, stat.newAttributes),
  };
}

import path from 'node:path';
import type { IRouter } from 'express';
import { fileHistory, findEntry, listFolder, readBlob, readCommits, resolveHash, type TreeEntry } from '../../git';
import { Refusal, type Repository } from '../../world';
import { scopes } from '../access';
import { route, type Api, type Call } from '../call';
import { briefCommitJson, encodedPath, escapedPath, links, repositoryApi } from '../representation';

const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.js': 'application/javascript',
  '.ts': 'text/plain',
  '.html': 'text/html',
  '.css': 'text/css',
  '.md': 'text/x-markdown',
  '.py': 'text/x-python',
  '.java': 'text/x-java',
  '.xml': 'application/xml',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

export function sourceRoutes(router: IRouter, api: Api): void {
  const base = '/repositories/:workspace/:repo';
  route(router, api, 'get', `${base}/src`, scopes.READ_REPOSITORY, (call) => {
    const { mainBranch } = call.repository();
    call.response.redirect(302, `${repositoryApi(call.world.addresses, call.repository())}/src/${mainBranch}/`);
  });
  route(router, api, 'get', `${base}/src/:commit{/*path}`, scopes.READ_REPOSITORY, source);
  route(router, api, 'get', `${base}/filehistory/:commit/*path`, scopes.READ_REPOSITORY, history);
}

async function source(call: Call): Promise<void> {
  const repository = call.repository();
  const commit = await commitOf(call, repository);
  const wanted = call.param('path').replace(/\/+$/, '');
  const entry = await findEntry(repository.folder, commit, wanted);
  if (entry === null) throw new Refusal(404, `No such file or directory: ${wanted}`);
  if (call.query('format') === 'meta') call.json(entryJson(call, repository, commit, entry));
  else if (entry.kind === 'file') await sendFile(call, repository, entry);
  else await sendFolder(call, repository, commit, wanted);
}

async function sendFile(call: Call, repository: Repository, entry: TreeEntry): Promise<void> {
  const { response, request } = call;
  const name = path.posix.basename(entry.path);
  response.setHeader('ETag', `"${entry.hash}"`);
  response.setHeader('Content-Type', TYPES[path.posix.extname(name).toLowerCase()] ?? 'application/octet-stream');
  response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  if (request.fresh) response.status(304).end();
  else response.end(await readBlob(repository.folder, entry.hash));
}

async function sendFolder(call: Call, repository: Repository, commit: string, wanted: string): Promise<void> {
  const depth = Number(call.query('max_depth') ?? 1);
  if (!Number.isInteger(depth) || depth < 1) throw new Refusal(400, 'Invalid max_depth');
  const entries = await listFolder(repository.folder, commit, wanted, depth);
  call.page(entries, (entry) => entryJson(call, repository, commit, entry), {
    counts: 'pages',
    largest: 100,
  });
}

async function history(call: Call): Promise<void> {
  const repository = call.repository();
  const commit = await commitOf(call, repository);
  const wanted = call.param('path');
  const touched = await fileHistory(repository.folder, commit, wanted, call.query('renames') !== 'false');
  if (touched.length === 0) throw new Refusal(404, `No such file: ${wanted}`);
  const commits = new Map<string, string>();
  for (const one of await readCommits(repository.folder, ['--no-walk', ...touched.map(({ hash }) => hash)])) {
    commits.set(one.hash, one.date);
  }
  const show = ({ hash, path: name }: (typeof touched)[number]): unknown => ({
    type: 'commit_file',
    path: name,
    escaped_path: escapedPath(name),
    attributes: [],
    commit: { ...briefCommitJson(call.world.addresses, repository, hash), date: commits.get(hash) },
    links: fileLinks(call, repository, hash, name),
  });
  call.page(touched, show, { counts: 'nothing', largest: 100 });
}

async function commitOf(call: Call, repository: Repository): Promise<string> {
  const hash = await resolveHash(repository.folder, call.param('commit'));
  if (hash === null)
    throw new Refusal(404, `Commit not found: ${call.param('commit')}`, { shas: [call.param('commit')] });
  return hash;
}

function entryJson(call: Call, repository: Repository, commit: string, entry: TreeEntry): unknown {
  const base = { path: entry.path, commit: briefCommitJson(call.world.addresses, repository, commit) };
  const home = repositoryApi(call.world.addresses, repository);
  const self = `${home}/src/${commit}/${encodedPath(entry.path)}`;
  if (entry.kind === 'directory') {
    const folder = entry.path === '' ? self : `${self}/`;
    return { ...base, type: 'commit_directory', links: links({ self: folder, meta: `${folder}?format=meta` }) };
  }
  const attributes = entry.kind === 'subrepository' ? ['subrepository'] : entry.attributes;
  return {
    ...base,
    type: 'commit_file',
    attributes,
    escaped_path: escapedPath(entry.path),
    size: entry.size,
    mimetype: TYPES[path.posix.extname(entry.path).toLowerCase()] ?? null,
    links: fileLinks(call, repository, commit, entry.path),
  };
}

function fileLinks(call: Call, repository: Repository, commit: string, name: string): unknown {
  const home = repositoryApi(call.world.addresses, repository);
  const encoded = encodedPath(name);
  const self = `${home}/src/${commit}/${encoded}`;
  return links({ self, meta: `${self}?format=meta`, history: `${home}/filehistory/${commit}/${encoded}` });
}

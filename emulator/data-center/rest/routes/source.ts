import type { Router } from 'express';
import { findEntry, listFolder, readBlob, type TreeEntry } from '../../../git';
import type { Repository } from '../../../world';
import { refusals } from '../../errors';
import { gitRoute, type Api, type Call } from '../call';
import { pageJson } from '../page';
import { pathJson } from '../representation/paths';
import { commitNamed } from './diff-answers';

const R = '/projects/:project/repos/:repo';
const LONGEST_LINE = 5_000;
const FOLDER_PAGE = 500;
const MOST_CHILDREN = 1_000;
const KINDS = { file: 'FILE', directory: 'DIRECTORY', subrepository: 'SUBMODULE' } as const;

/** Files and folders of a commit. */
export function sourceRoutes(router: Router, api: Api): void {
  gitRoute(router, api, 'get', `${R}/raw/*path`, async (call) => {
    const { repository, entry } = await found(call);
    if (entry.kind !== 'file') throw refusals.noPath(entry.path, call.query('at') ?? repository.mainBranch);
    const content = await readBlob(repository.folder, entry.hash);
    call.response.type(content.includes(0) ? 'application/octet-stream' : 'text/plain').send(content);
  });
  gitRoute(router, api, 'get', [`${R}/browse`, `${R}/browse/*path`], browse);
  gitRoute(router, api, 'get', [`${R}/files`, `${R}/files/*path`], async (call) => {
    const { repository, commit, entry } = await found(call);
    const below = entry.path === '' ? '' : `${entry.path}/`;
    const entries = await listFolder(repository.folder, commit, entry.path, Infinity);
    const files = entries.filter(({ kind }) => kind === 'file').map(({ path }) => path.slice(below.length));
    call.page(files, (path) => path, 100_000);
  });
}

interface Found {
  readonly repository: Repository;
  readonly commit: string;
  readonly entry: TreeEntry;
}

async function found(call: Call): Promise<Found> {
  const repository = call.repository();
  const at = call.query('at') ?? repository.mainBranch;
  const commit = await commitNamed(repository, at);
  const path = call.param('path');
  const entry = await findEntry(repository.folder, commit, path);
  if (entry === null) throw refusals.noPath(path, at);
  return { repository, commit, entry };
}

async function browse(call: Call): Promise<void> {
  const { repository, commit, entry } = await found(call);
  if (call.flag('type')) call.json({ type: KINDS[entry.kind] });
  else if (entry.kind === 'directory') await browseFolder(call, repository, commit, entry.path);
  else if (call.flag('size')) call.json({ size: entry.size });
  else await browseFile(call, repository, entry);
}

async function browseFolder(call: Call, repository: Repository, commit: string, path: string): Promise<void> {
  const entries = await listFolder(repository.folder, commit, path, 1);
  const show = (one: TreeEntry): object => ({
    path: pathJson(one.path.slice(path === '' ? 0 : path.length + 1)),
    contentId: one.hash,
    type: KINDS[one.kind],
    ...(one.kind === 'file' ? { size: one.size } : {}),
  });
  const limit = Math.min(call.number('limit') ?? FOLDER_PAGE, MOST_CHILDREN);
  call.json({
    path: path === '' ? { components: [], name: '', toString: '' } : pathJson(path),
    revision: call.query('at') ?? repository.mainBranch,
    children: pageJson(entries, show, { start: call.number('start') ?? 0, limit }),
  });
}

async function browseFile(call: Call, repository: Repository, entry: TreeEntry): Promise<void> {
  const content = await readBlob(repository.folder, entry.hash);
  if (content.includes(0)) {
    call.json({ binary: true, path: pathJson(entry.path) });
    return;
  }
  const lines = content.toString('utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  const start = call.number('start') ?? 0;
  const limit = Math.min(call.number('limit') ?? 500, call.host.settings.limits.sourceLines);
  const shown = lines.slice(start, start + limit);
  const isLastPage = start + shown.length >= lines.length;
  call.json({
    lines: shown.map((text) => ({ text: text.slice(0, LONGEST_LINE) })),
    start,
    size: shown.length,
    isLastPage,
    limit,
    nextPageStart: isLastPage ? null : start + shown.length,
  });
}

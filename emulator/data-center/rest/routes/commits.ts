import type { Router } from 'express';
import type { DiffEnds } from '../../../diff';
import { commonAncestor, listRefs, readCommits, resolveCommit } from '../../../git';
import type { Repository } from '../../../world';
import { refusals } from '../../errors';
import { readChanges } from '../../diff/changes';
import { findRepository } from '../../host';
import { gitRoute, type Api, type Call } from '../call';
import { commitJson } from '../representation/commits';
import { repositoryUrl } from '../representation/repositories';
import { branchJson, pullRequestJson } from '../representation/pull-requests';
import { answerDiff, answerRawDiff, commitNamed, readingOptions, wishesOf } from './diff-answers';

const R = '/projects/:project/repos/:repo';
/** The tree that is empty: what a root commit is compared with. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Branches, commits, and what is between two of them. */
export function commitRoutes(router: Router, api: Api): void {
  gitRoute(router, api, 'get', `${R}/branches`, listBranches);
  gitRoute(router, api, 'get', [`${R}/branches/default`, `${R}/default-branch`], async (call) => {
    const repository = call.repository();
    const hash = await resolveCommit(repository.folder, repository.mainBranch);
    if (hash === null) call.nothing();
    else call.json({ ...branchJson(repository.mainBranch), latestCommit: hash, isDefault: true });
  });
  gitRoute(router, api, 'get', `${R}/commits`, listCommits);
  gitRoute(router, api, 'get', `${R}/commits/:commit`, async (call) => {
    const repository = call.repository();
    const id = call.param('commit');
    const hash = await commitNamed(repository, id);
    const [commit] = await readCommits(repository.folder, ['-n', '1', hash], readingOptions(repository, hash));
    if (commit === undefined) throw refusals.noCommit(id, repository.slug);
    call.json(commitJson(call.host, commit));
  });
  gitRoute(router, api, 'get', `${R}/commits/:commit/pull-requests`, async (call) => {
    const repository = call.repository();
    const hash = await commitNamed(repository, call.param('commit'));
    const found = [...repository.pullRequests.values()].filter(({ source }) => source.hash === hash);
    call.page(found, (one) => pullRequestJson(call.host, one));
  });
  gitRoute(router, api, 'get', [`${R}/commits/:commit/diff`, `${R}/commits/:commit/diff/*path`], async (call) => {
    await answerDiff(call, await between(call, call.query('since'), call.param('commit')), wishesOf(call));
  });
  gitRoute(router, api, 'get', [`${R}/diff`, `${R}/diff/*path`], async (call) => {
    const until = call.query('until');
    if (until === undefined) throw refusals.invalid('until', 'The until query parameter is required.');
    const ends = await between(call, call.query('since'), until);
    if (call.request.accepts(['json', 'text']) === 'text') await answerRawDiff(call, ends, wishesOf(call));
    else await answerDiff(call, ends, wishesOf(call));
  });
  gitRoute(router, api, 'get', `${R}/compare/changes`, async (call) => {
    const { ends } = await compared(call);
    const page = `${repositoryUrl(call.host, call.repository())}/compare/diff`;
    const changes = await readChanges(ends, (path) => `${page}#${encodeURIComponent(path)}`);
    call.page(changes, (one) => one, call.host.settings.limits.changes);
  });
  gitRoute(router, api, 'get', `${R}/compare/commits`, async (call) => {
    const { ends, to } = await compared(call);
    const commits = await readCommits(ends.folder, [ends.source, `^${to}`], ends.options);
    call.page(commits, (one) => commitJson(call.host, one), call.host.settings.limits.commits);
  });
  gitRoute(router, api, 'get', [`${R}/compare/diff`, `${R}/compare/diff/*path`], async (call) => {
    await answerDiff(call, (await compared(call)).ends, wishesOf(call));
  });
}

async function listBranches(call: Call): Promise<void> {
  const repository = call.repository();
  const text = (call.query('filterText') ?? '').toLowerCase();
  const branches = [...(await listRefs(repository.folder))].flatMap(([ref, hash]) => {
    const name = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
    return name?.toLowerCase().includes(text) === true ? [{ name, hash }] : [];
  });
  call.page(branches, ({ name, hash }) => ({
    ...branchJson(name),
    latestCommit: hash,
    latestChangeset: hash,
    isDefault: name === repository.mainBranch,
  }));
}

async function listCommits(call: Call): Promise<void> {
  const repository = call.repository();
  const until = await commitNamed(repository, call.query('until') ?? repository.mainBranch);
  const since = call.query('since');
  const without = since === undefined ? [] : [`^${await commitNamed(repository, since)}`];
  const path = call.query('path');
  const only = path === undefined ? [] : ['--', `:(literal)${path}`];
  const options = readingOptions(repository, until);
  const commits = await readCommits(repository.folder, [until, ...without, ...only], options);
  call.page(commits, (one) => commitJson(call.host, one), call.host.settings.limits.commits);
}

/** From one commit to another as they are; from the parent where there is no first one. */
async function between(call: Call, since: string | undefined, until: string): Promise<DiffEnds> {
  const repository = call.repository();
  const source = await commitNamed(repository, until);
  const options = readingOptions(repository, source);
  const base = since === undefined ? await parentOf(repository, source) : await commitNamed(repository, since, options);
  return { folder: repository.folder, base, source, options };
}

async function parentOf(repository: Repository, hash: string): Promise<string> {
  const [commit] = await readCommits(repository.folder, ['-n', '1', hash], readingOptions(repository, hash));
  return commit?.parents[0] ?? EMPTY_TREE;
}

/** `from` is what changed and `to` what it would go into, the other way round than git has it. */
async function compared(call: Call): Promise<{ readonly ends: DiffEnds; readonly to: string }> {
  const repository = call.repository();
  const fork = forkOf(call) ?? repository;
  const source = await commitNamed(fork, call.query('from') ?? fork.mainBranch);
  const to = await commitNamed(repository, call.query('to') ?? repository.mainBranch);
  const options = fork === repository ? readingOptions(repository, source) : { alsoRead: fork.folder };
  const base = (await commonAncestor(repository.folder, to, source, options)) ?? to;
  return { ends: { folder: repository.folder, base, source, options }, to };
}

/** `fromRepo` is the number of a repository, or its project and slug. */
function forkOf(call: Call): Repository | null {
  const name = call.query('fromRepo');
  if (name === undefined) return null;
  const [key = '', slug = ''] = name.split('/');
  const found = name.includes('/')
    ? findRepository(call.host, key, slug)
    : ([...call.world.repositories.values()].find(
        ({ uuid }) => String(call.host.numbers.of('repository', uuid)) === name,
      ) ?? null);
  if (found === null || !call.may(found, 'read')) throw refusals.noRepository(key, slug);
  return found;
}

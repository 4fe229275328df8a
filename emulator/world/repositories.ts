import path from 'node:path';
import { cloneRepository, commitFiles as writeCommit, initRepository, listRefs, resolveCommit } from '../git';
import type { Account, Repository, Workspace } from './model';
import { Refusal } from './model';
import { findWorkspace } from './people';
import { pushed } from './pushes';
import { newUuid, type WorldState } from './state';

export interface NewRepository {
  readonly name?: string;
  readonly mainBranch?: string;
  readonly isPrivate?: boolean;
  readonly uuid?: string;
}

export async function addRepository(
  state: WorldState,
  workspace: Workspace,
  slug: string,
  options: NewRepository = {},
): Promise<Repository> {
  const repository = describe(state, workspace, slug, options, null);
  await initRepository(repository.folder, repository.mainBranch);
  state.repositories.set(repository.uuid, repository);
  return repository;
}

export async function forkRepository(
  state: WorldState,
  parent: Repository,
  workspace: Workspace,
  slug: string,
): Promise<Repository> {
  const options = { name: parent.name, mainBranch: parent.mainBranch, isPrivate: parent.isPrivate };
  const fork = describe(state, workspace, slug, options, parent);
  await cloneRepository(parent.folder, fork.folder);
  state.repositories.set(fork.uuid, fork);
  return fork;
}

/** By slug or uuid; with `{}` as the workspace, by uuid alone. */
export function findRepository(state: WorldState, workspace: string, name: string): Repository | null {
  const byUuid = state.repositories.get(name);
  if (workspace === '{}') return byUuid ?? null;
  const owner = findWorkspace(state, workspace);
  if (owner === null) return null;
  if (byUuid !== undefined) return byUuid.workspace === owner ? byUuid : null;
  return [...state.repositories.values()].find((known) => known.workspace === owner && known.slug === name) ?? null;
}

export interface NewCommit {
  /** Path to new content; null deletes. */
  readonly files: Readonly<Record<string, string | Buffer | null>>;
  readonly message: string;
  /** Where a new branch starts: a branch or a hash. The main branch where it is left out. */
  readonly from?: string;
  /** Who pushes. The first owner of the workspace where it is left out. */
  readonly author?: Account;
}

/** Commits files to a branch as a push of its author. Answers with the full hash. */
export async function commitFiles(
  state: WorldState,
  repository: Repository,
  branch: string,
  commit: NewCommit,
): Promise<string> {
  const author = commit.author ?? firstOwner(repository.workspace);
  const before = await listRefs(repository.folder);
  const parent =
    before.get(`refs/heads/${branch}`) ??
    (await resolveCommit(repository.folder, commit.from ?? repository.mainBranch));
  if (commit.from !== undefined && parent === null) throw new Refusal(404, `No branch or commit ${commit.from}.`);
  const hash = await writeCommit(repository.folder, {
    ref: `refs/heads/${branch}`,
    parent,
    author: { name: author.displayName, email: author.email ?? `${author.accountId.replace(':', '-')}@users.invalid` },
    seconds: Math.floor(state.now() / 1_000_000),
    message: commit.message.endsWith('\n') ? commit.message : `${commit.message}\n`,
    files: commit.files,
  });
  await pushed(state, repository, author, before, await listRefs(repository.folder));
  return hash;
}

function firstOwner(workspace: Workspace): Account {
  const owner = [...workspace.members.values()].find((member) => member.role === 'owner');
  return owner?.user ?? workspace.account;
}

function describe(
  state: WorldState,
  workspace: Workspace,
  slug: string,
  options: NewRepository,
  parent: Repository | null,
): Repository {
  if (!/^[a-z0-9_.-]+$/i.test(slug) || slug === '.' || slug === '..') throw new Refusal(400, `Bad slug: ${slug}.`);
  if (findRepository(state, workspace.uuid, slug) !== null) throw new Refusal(400, `The slug ${slug} is taken.`);
  const uuid = options.uuid ?? newUuid();
  const now = state.now();
  return {
    uuid,
    slug,
    name: options.name ?? slug,
    description: '',
    workspace,
    folder: path.join(state.folder, `${uuid.slice(1, -1)}.git`),
    isPrivate: options.isPrivate ?? true,
    mainBranch: options.mainBranch ?? 'main',
    parent,
    permissions: new Map(),
    pullRequests: new Map(),
    statuses: new Map(),
    reports: new Map(),
    hooks: new Map(),
    properties: new Map(),
    commitProperties: new Map(),
    defaultReviewers: new Map(),
    createdOn: now,
    updatedOn: now,
  };
}

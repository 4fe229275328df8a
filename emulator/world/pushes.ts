import { readCommits, isAncestor, type GitCommit } from '../git';
import { pushChangeJson } from '../rest/representation';
import { reanchor } from './reanchor';
import { emit, emitPullRequest, note } from './emit';
import type { RefMove } from './facts';
import type { Account, PullRequest, Repository } from './model';
import { recordUpdate } from './activity';
import type { WorldState } from './state';

type Refs = ReadonlyMap<string, string>;

/** How many commits of a push its webhook shows. */
const SHOWN_COMMITS = 5;

/** Takes note of a push: pull requests of the moved branches follow, and the webhooks are told. */
export async function pushed(
  state: WorldState,
  repository: Repository,
  actor: Account,
  before: Refs,
  after: Refs,
): Promise<void> {
  const moved = [...new Set([...before.keys(), ...after.keys()])].filter((ref) => before.get(ref) !== after.get(ref));
  if (moved.length === 0) return;
  repository.updatedOn = state.now();
  if (state.listeners.size > 0) {
    const changes = [];
    for (const ref of moved) changes.push(await describeChange(state, repository, ref, before, after));
    emit(state, 'repo:push', repository, actor, { push: { changes } });
  }
  if (state.watchers.size > 0) {
    const moves = [];
    for (const ref of moved) moves.push(await describeMove(repository, ref, before, after));
    note(state, { kind: 'push', repository, actor, moves });
  }
  for (const ref of moved) {
    const hash = after.get(ref);
    if (ref.startsWith('refs/heads/') && hash !== undefined) {
      await followBranch(state, repository, actor, ref.slice('refs/heads/'.length), hash);
    }
  }
}

async function followBranch(
  state: WorldState,
  repository: Repository,
  actor: Account,
  branch: string,
  hash: string,
): Promise<void> {
  for (const candidate of state.repositories.values()) {
    for (const pullRequest of candidate.pullRequests.values()) {
      if (pullRequest.state !== 'OPEN') continue;
      if (candidate === repository && pullRequest.destination.branch === branch) pullRequest.destination.hash = hash;
      if (pullRequest.source.repository === repository && pullRequest.source.branch === branch) {
        await followSource(state, pullRequest, actor, hash);
      }
    }
  }
}

async function followSource(state: WorldState, pullRequest: PullRequest, actor: Account, hash: string): Promise<void> {
  const old = pullRequest.source.hash;
  if (old === hash) return;
  pullRequest.source.hash = hash;
  await reanchor(pullRequest, old, hash);
  recordUpdate(state, pullRequest, actor);
  emitPullRequest(state, 'updated', pullRequest, actor);
  note(state, { kind: 'pull-request', what: 'updated', pullRequest, actor });
}

async function describeChange(
  state: WorldState,
  repository: Repository,
  ref: string,
  before: Refs,
  after: Refs,
): Promise<unknown> {
  const oldHash = before.get(ref);
  const newHash = after.get(ref);
  const range = newHash === undefined ? [] : oldHash === undefined ? ['-n', '1', newHash] : [newHash, `^${oldHash}`];
  const commits = range.length === 0 ? [] : await readCommits(repository.folder, range);
  return pushChangeJson(state.addresses, repository, {
    ref,
    before: await readTip(repository.folder, oldHash),
    after: await readTip(repository.folder, newHash),
    forced: oldHash !== undefined && newHash !== undefined && !(await isAncestor(repository.folder, oldHash, newHash)),
    commits: commits.slice(0, SHOWN_COMMITS),
    truncated: commits.length > SHOWN_COMMITS,
  });
}

async function describeMove(repository: Repository, ref: string, before: Refs, after: Refs): Promise<RefMove> {
  const [from, to] = [before.get(ref), after.get(ref)];
  const range =
    to === undefined ? null : ['-n', String(SHOWN_COMMITS), to, ...(from === undefined ? [] : [`^${from}`])];
  const commits = range === null ? [] : await readCommits(repository.folder, range);
  return { ref, before: from, after: to, commits };
}

async function readTip(folder: string, hash: string | undefined): Promise<GitCommit | null> {
  if (hash === undefined) return null;
  return (await readCommits(folder, ['-n', '1', hash]))[0] ?? null;
}

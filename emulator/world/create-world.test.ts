import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { HostEvent } from '../events';
import { createWorld, Refusal, type Account, type Repository, type World } from '.';

let folder: string;
let world: World;
let owner: Account;
let author: Account;
let repository: Repository;
let events: HostEvent[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'world-'));
  world = createWorld({ folder });
  owner = world.addUser({ displayName: 'Olga Owner' });
  author = world.addUser({ displayName: 'Arne Author', email: 'arne@example.com' });
  const workspace = world.addWorkspace('acme', { owners: [owner], members: [author] });
  repository = await world.addRepository(workspace, 'shop');
  await world.commitFiles(repository, 'main', { files: { 'a.txt': lines(1, 20) }, message: 'first' });
  await world.commitFiles(repository, 'feature/x', {
    files: { 'a.txt': lines(1, 20).replace('line 5\n', 'line five\n'), 'ü "q".txt': 'new\n' },
    message: 'second',
    author,
  });
  events = [];
  world.onEvent((event) => events.push(event));
});

afterEach(() => rm(folder, { recursive: true }));

describe('a pull request', () => {
  it('is told with short hashes and a body taken at that moment', async () => {
    const pullRequest = await open();
    expect(pullRequest.source.hash).toMatch(/^[0-9a-f]{40}$/);
    expect(events.map((event) => event.key)).toEqual(['pullrequest:created']);
    expect(events[0]?.payload).toMatchObject({
      pullrequest: { id: 1, state: 'OPEN', source: { commit: { hash: pullRequest.source.hash.slice(0, 12) } } },
    });
  });

  it('follows a push of its branch; comments on changed lines are outdated, others move', async () => {
    const pullRequest = await open();
    const changed = world.addComment(pullRequest, owner, { raw: 'x', inline: { path: 'a.txt', to: 5 } });
    const below = world.addComment(pullRequest, owner, { raw: 'y', inline: { path: 'a.txt', to: 10, startTo: 9 } });
    await world.commitFiles(repository, 'feature/x', {
      files: { 'a.txt': `line 0\n${lines(1, 20)}` },
      message: 'third',
      author,
    });
    expect(changed.anchor).toMatchObject({ to: 5, outdated: true });
    expect(below.anchor).toMatchObject({ startTo: 10, to: 11, outdated: false });
    expect(events.map((event) => event.key).slice(-2)).toEqual(['repo:push', 'pullrequest:updated']);
  });

  it('merges without a working tree, and refuses a conflict', async () => {
    const pullRequest = await open();
    await world.commitFiles(repository, 'main', { files: { 'a.txt': 'all new\n' }, message: 'in the way' });
    await expect(world.mergePullRequest(pullRequest, owner)).rejects.toMatchObject({ status: 409 });
    await world.commitFiles(repository, 'main', { files: { 'a.txt': lines(1, 20) }, message: 'back' });
    await world.mergePullRequest(pullRequest, owner);
    expect(pullRequest).toMatchObject({ state: 'MERGED', closedBy: owner });
    expect(events.at(-1)?.key).toBe('pullrequest:fulfilled');
  });

  it('merges the commits of a fork', async () => {
    const workspace = world.addWorkspace('forks', { owners: [author] });
    const fork = await world.forkRepository(repository, workspace, 'shop');
    await world.commitFiles(fork, 'main', { files: { 'b.txt': 'b\n' }, message: 'of the fork' });
    const pullRequest = await world.createPullRequest(repository, author, {
      title: 'Fork',
      source: { repository: fork, branch: 'main' },
    });
    await world.mergePullRequest(pullRequest, owner, { strategy: 'squash' });
    expect(pullRequest.mergeCommit).toMatch(/^[0-9a-f]{40}$/);
  });
});

describe('comments', () => {
  it('resolve once, and only at the top of a thread on the diff', async () => {
    const pullRequest = await open();
    const general = world.addComment(pullRequest, owner, { raw: 'g' });
    const inline = world.addComment(pullRequest, owner, { raw: 'i', inline: { path: 'a.txt', to: 5 } });
    const reply = world.addComment(pullRequest, author, { raw: 'r', parent: inline });
    expect(refusal(() => world.resolveComment(general, author))).toBe(403);
    expect(refusal(() => world.resolveComment(reply, author))).toBe(403);
    world.resolveComment(inline, author);
    expect(refusal(() => world.resolveComment(inline, author))).toBe(409);
    world.reopenComment(inline, author);
    expect(refusal(() => world.reopenComment(inline, author))).toBe(404);
    expect(events.map((event) => event.key).slice(-2)).toEqual([
      'pullrequest:comment_resolved',
      'pullrequest:comment_reopened',
    ]);
  });

  it('refuse a range that runs backwards', async () => {
    const pullRequest = await open();
    const backwards = { raw: 'x', inline: { path: 'a.txt', to: 3, startTo: 4 } };
    expect(refusal(() => world.addComment(pullRequest, owner, backwards))).toBe(400);
  });
});

function open(): ReturnType<World['createPullRequest']> {
  return world.createPullRequest(repository, author, { title: 'Five', source: { branch: 'feature/x' } });
}

function lines(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, at) => `line ${at + first}\n`).join('');
}

/** The status that the host refuses with, or 0 where it does not. */
function refusal(act: () => unknown): number {
  try {
    act();
    return 0;
  } catch (error) {
    if (error instanceof Refusal) return error.status;
    throw error;
  }
}

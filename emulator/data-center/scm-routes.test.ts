import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { seeded, type Seeded } from './testing/seeded';

const run = promisify(execFile);
let host: Seeded;
let folder: string;

beforeAll(async () => {
  host = await seeded({ contextPath: '/bitbucket' });
  folder = await mkdtemp(path.join(tmpdir(), 'clone-'));
});
afterAll(async () => {
  await host.instance.close();
  await rm(folder, { recursive: true });
});

async function git(secret: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0' };
  const header = ['-c', `http.extraHeader=Authorization: Bearer ${secret}`];
  return (await run('git', [...header, ...args], { env, cwd: folder })).stdout;
}

it('the source of a pull request from a fork is fetched from where it goes to', async () => {
  const { world } = host.instance;
  const fork = await world.forkRepository(host.repository, host.instance.personalProject(host.author), 'exporter');
  const files = { 'from-fork.txt': 'fork\n' };
  const hash = await world.commitFiles(fork, 'change', { files, message: 'fork', author: host.author });
  const source = { repository: fork, branch: 'change' };
  const { id } = await world.createPullRequest(host.repository, host.author, { title: 'Fork', source });
  const url = `${host.instance.url}/scm/exp/exporter.git`;
  await git(host.bot.secret, 'clone', '-q', '--filter=blob:none', '--no-checkout', url, 'target');
  await git(host.bot.secret, '-C', 'target', 'fetch', '-q', 'origin', `refs/pull-requests/${id}/from`);
  expect((await git(host.bot.secret, '-C', 'target', 'rev-parse', 'FETCH_HEAD')).trim()).toBe(hash);
  expect(await git(host.bot.secret, '-C', 'target', 'show', 'FETCH_HEAD:from-fork.txt')).toBe('fork\n');
  await expect(
    git(host.bot.secret, 'clone', '-q', `${host.instance.url}/scm/~a.author/exporter.git`),
  ).rejects.toThrow();
});

it('a push moves the pull request, and takes the right to write', async () => {
  const { secret } = host.instance.mintToken(host.author, { permissions: ['REPO_WRITE'] });
  await git(secret, 'clone', '-q', '-b', 'feature/x', `${host.instance.url}/scm/EXP/exporter.git`, 'whole');
  await writeFile(path.join(folder, 'whole', 'more.txt'), 'more\n');
  await git(secret, '-C', 'whole', 'add', '.');
  await git(
    secret,
    '-C',
    'whole',
    '-c',
    'user.name=Arne',
    '-c',
    'user.email=arne@example.com',
    'commit',
    '-qm',
    'more',
  );
  await expect(git(host.bot.secret, '-C', 'whole', 'push', '-q')).rejects.toThrow('403');
  await git(secret, '-C', 'whole', 'push', '-q');
  const { hash } = host.pullRequest.source;
  expect((await git(secret, '-C', 'whole', 'rev-parse', 'HEAD')).trim()).toBe(hash);
  const activities = await host.call('GET', '/projects/EXP/repos/exporter/pull-requests/1/activities');
  expect(activities.json).toMatchObject({
    values: [
      { action: 'RESCOPED', fromHash: hash, added: { total: 1, commits: [{ message: 'more' }] } },
      { action: 'OPENED' },
    ],
  });
});

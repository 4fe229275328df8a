import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { seeded, type Seeded } from '../testing/seeded';

const run = promisify(execFile);
let host: Seeded;
let folder: string;

beforeAll(async () => {
  host = await seeded();
  folder = await mkdtemp(path.join(tmpdir(), 'clone-'));
});
afterAll(async () => {
  await host.emulator.close();
  await rm(folder, { recursive: true });
});

function address(user: string, secret: string): string {
  return `${host.emulator.webUrl.replace('://', `://${user}:${secret}@`)}/acme/shop.js.git`;
}

async function git(...args: string[]): Promise<string> {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0' };
  return (await run('git', args, { env, cwd: folder })).stdout;
}

it('a clone without blobs brings them when they are needed', async () => {
  await git('clone', '-q', '--filter=blob:none', '--no-checkout', address('x-token-auth', host.bot.secret), 'partial');
  const missing = await git('-C', 'partial', 'rev-list', '--objects', '--all', '--missing=print');
  expect(missing).toMatch(/^\?/m);
  expect(await git('-C', 'partial', 'show', 'origin/feature/x:src/app.ts')).toBe('one\n2\nthree\nfour\n');
});

it('a push is noticed before its client is done, and moves the pull request', async () => {
  const token = host.emulator.world.mintToken({
    kind: 'api',
    account: host.author,
    scopes: ['read:repository:bitbucket', 'write:repository:bitbucket'],
  });
  host.emulator.world.setPermission(host.repository, host.author, 'write');
  const keys: string[] = [];
  const stop = host.emulator.world.onEvent((event) => keys.push(event.key));
  await git('clone', '-q', '-b', 'feature/x', address('x-bitbucket-api-token-auth', token.secret), 'whole');
  await writeFile(path.join(folder, 'whole', 'more.txt'), 'more\n');
  await git('-C', 'whole', 'add', '.');
  await git('-C', 'whole', '-c', 'user.name=Arne', '-c', 'user.email=a@example.com', 'commit', '-qm', 'more');
  await git('-C', 'whole', 'push', '-q');
  stop();
  const pushed = (await git('-C', 'whole', 'rev-parse', 'HEAD')).trim();
  expect(host.pullRequest.source.hash).toBe(pushed);
  expect(keys).toEqual(['repo:push', 'pullrequest:updated']);
  expect(await readFile(path.join(host.repository.folder, 'HEAD'), 'utf8')).toBe('ref: refs/heads/main\n');
});

it('a commit that no branch has is not handed out by its hash, as far as the protocol can tell', async () => {
  const { world } = host.emulator;
  await world.commitFiles(host.repository, 'lost', { files: { 'l.txt': 'l' }, message: 'lost' });
  const hash = await world.commitFiles(host.repository, 'lost', { files: { 'l.txt': 'm' }, message: 'lost more' });
  await run('git', ['-C', host.repository.folder, 'update-ref', '-d', 'refs/heads/lost']);
  await git('init', '-q', 'thief');
  const fetched = git(
    '-C',
    'thief',
    '-c',
    'protocol.version=0',
    'fetch',
    '-q',
    address('x-token-auth', host.bot.secret),
    hash,
  );
  await expect(fetched).rejects.toThrow();
});

it.each([
  ['nobody', '', 401],
  ['a wrong token', 'x-token-auth:wrong', 401],
])('%s gets a challenge', async (_who, login, status) => {
  const headers: Record<string, string> =
    login === '' ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` };
  const answer = await fetch(`${host.emulator.webUrl}/acme/shop.js.git/info/refs?service=git-upload-pack`, { headers });
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([status, 'Basic realm="Bitbucket.org HTTP"']);
});

it('a token that may only read cannot push', async () => {
  const reader = host.emulator.world.mintAccessToken({
    name: 'reader',
    scopes: ['repository'],
    repository: host.repository,
  });
  const authorization = `Basic ${Buffer.from(`x-token-auth:${reader.secret}`).toString('base64')}`;
  const refs = `${host.emulator.webUrl}/acme/shop.js.git/info/refs?service=git-receive-pack`;
  expect((await fetch(refs, { headers: { authorization } })).status).toBe(403);
});

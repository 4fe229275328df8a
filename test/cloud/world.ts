import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoomProcess, startLoom } from '../../demo/loom-process';
import {
  type Account,
  type Emulator,
  type EmulatorOptions,
  type PullRequest,
  type Repository,
  startEmulator,
  type Workspace,
} from '../../emulator';

export const API_DOCUMENT = join(__dirname, '../../../shared/specs/bitbucket-cloud.openapi.json');

/** An emulated Bitbucket with one repository, and what Loom needs to know to work there by webhook and token. */
export interface CloudWorld {
  readonly emulator: Emulator;
  readonly workspace: Workspace;
  readonly repository: Repository;
  readonly admin: Account;
  readonly author: Account;
  /** Where Loom's database and cache are. */
  readonly folder: string;
  readonly databaseUrl: string;
  /** What the operator sets; the other commands work with the same. */
  readonly settings: Readonly<Record<string, string>>;
  /** Starts the built `loom serve`; again after it was killed, on the same port and database. */
  startLoom(env?: Readonly<Record<string, string>>): Promise<LoomProcess>;
  openPullRequest(change: PullRequestChange): Promise<PullRequest>;
  close(): Promise<void>;
}

export type Files = Readonly<Record<string, string | Buffer | null>>;

export interface PullRequestChange {
  readonly branch: string;
  readonly title?: string;
  readonly files: Files;
  readonly draft?: boolean;
  /** Another one than the world's own. */
  readonly repository?: Repository;
}

export interface WorldOptions extends EmulatorOptions {
  readonly base: Files;
}

/** Judges every request by the official document where that is at hand, and says so where it is not. */
export function refereeOption(): { referee?: string } {
  if (existsSync(API_DOCUMENT)) return { referee: API_DOCUMENT };
  console.warn('The official API document is not here: requests are not judged by it.');
  return {};
}

export async function makeCloudWorld({ base, ...options }: WorldOptions): Promise<CloudWorld> {
  const emulator = await startEmulator({ rateLimit: { perHour: null }, ...options });
  const { world } = emulator;
  const folder = await mkdtemp(join(tmpdir(), 'loom-world-'));
  const admin = world.addUser({ nickname: 'ada', displayName: 'Ada' });
  const author = world.addUser({ nickname: 'dev', displayName: 'Devi' });
  const workspace = world.addWorkspace('acme', { name: 'Acme', owners: [admin], members: [author] });
  const repository = await world.addRepository(workspace, 'shop', { isPrivate: true });
  world.setPermission(repository, author, 'write');
  await world.commitFiles(repository, 'main', { files: base, message: 'Begin', author: admin });
  const secret = randomBytes(16).toString('hex');
  const port = await freePort();
  const scopes = ['repository', 'pullrequest', 'pullrequest:write', 'account'];
  const token = world.mintAccessToken({ name: 'Loom', scopes, workspace });
  world.addHook(repository, {
    url: `http://127.0.0.1:${port}/api/webhooks/bitbucket`,
    events: ['pullrequest:created', 'pullrequest:updated', 'pullrequest:fulfilled', 'pullrequest:rejected'],
    secret,
  });
  const databaseUrl = `file:${join(folder, 'loom.sqlite')}`;
  const settings = {
    LOOM_BASE_URL: `http://127.0.0.1:${port}`,
    LOOM_SECRET_KEY: randomBytes(32).toString('hex'),
    LOOM_CACHE_DIR: join(folder, 'cache'),
    DATABASE_URL: databaseUrl,
    JOB_LEASE_MS: '1000',
    RECONCILE_INTERVAL_MS: '0',
    BITBUCKET_API_URL: emulator.apiUrl,
    BITBUCKET_URL: emulator.webUrl,
    BITBUCKET_ACCESS_TOKEN: token.secret,
    BITBUCKET_WEBHOOK_SECRET: secret,
  };
  const running = new Set<LoomProcess>();
  return {
    emulator,
    workspace,
    repository,
    admin,
    author,
    folder,
    databaseUrl,
    settings,
    async startLoom(env = {}) {
      const loom = await startLoom({ port, env: { ...settings, ...env } });
      running.add(loom);
      void loom.exited.then(() => running.delete(loom));
      return loom;
    },
    async openPullRequest({ branch, title = branch, files, draft = false, repository: into = repository }) {
      await world.commitFiles(into, branch, { files, message: title, from: 'main', author });
      return world.createPullRequest(into, author, { title, source: { branch }, draft });
    },
    async close() {
      await Promise.all([...running].map((loom) => loom.kill()));
      await emulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

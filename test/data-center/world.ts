import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoomProcess, startLoom } from '../../demo/loom-process';
import type { Account, PullRequest, Repository, Workspace } from '../../emulator';
import { type DataCenter, type DataCenterOptions, startDataCenter } from '../../emulator/data-center';
import { freePort } from '../cloud/world';
import { type Run, runLoom } from '../run-loom';

/** An emulated Data Center with one project and one repository, and what an operator sets to make Loom work there. */
export interface DataCenterWorld {
  readonly instance: DataCenter;
  readonly project: Workspace;
  readonly repository: Repository;
  readonly admin: Account;
  readonly author: Account;
  /** The user that Loom works as. */
  readonly bot: Account;
  readonly databaseUrl: string;
  readonly loomUrl: string;
  readonly secret: string;
  readonly settings: Readonly<Record<string, string>>;
  startLoom(env?: Readonly<Record<string, string>>): Promise<LoomProcess>;
  /** Runs another command of Loom with the same settings. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Run>;
  /** @param repository the world's own where it is left out */
  addWebhook(repository?: Repository): void;
  openPullRequest(branch: string, files: Readonly<Record<string, string>>): Promise<PullRequest>;
  close(): Promise<void>;
}

export const CONTEXT_PATH = '/bitbucket';

const EVENTS = [
  'pr:opened',
  'pr:from_ref_updated',
  'pr:modified',
  'pr:merged',
  'pr:declined',
  'pr:deleted',
  'pr:comment:added',
];

export async function makeDataCenterWorld(options: DataCenterOptions = {}): Promise<DataCenterWorld> {
  const instance = await startDataCenter({ contextPath: CONTEXT_PATH, ...options });
  const { world } = instance;
  const folder = await mkdtemp(join(tmpdir(), 'loom-data-center-'));
  const admin = instance.addUser({ name: 'mrossi', displayName: 'Marta Rossi' });
  const author = instance.addUser({ name: 'A.Author', displayName: 'Arne Author' });
  const bot = instance.addUser({ name: 'loom', displayName: 'Loom' });
  const project = instance.addProject('EXP', { name: 'Export team', admins: [admin], readers: [author, bot] });
  const repository = await world.addRepository(project, 'exporter');
  world.setPermission(repository, author, 'write');
  await world.commitFiles(repository, 'main', { files: { 'README.md': '# Exporter\n' }, message: 'Begin' });
  const port = await freePort();
  const loomUrl = `http://127.0.0.1:${port}`;
  const secret = randomBytes(32).toString('hex');
  const databaseUrl = `file:${join(folder, 'loom.sqlite')}`;
  const settings = {
    PORT: String(port),
    LOOM_BASE_URL: loomUrl,
    LOOM_SECRET_KEY: randomBytes(32).toString('hex'),
    LOOM_CACHE_DIR: join(folder, 'cache'),
    DATABASE_URL: databaseUrl,
    JOB_LEASE_MS: '1000',
    RECONCILE_INTERVAL_MS: '0',
    BITBUCKET_SERVER_HOST: instance.url,
    BITBUCKET_SERVER_TOKEN: instance.mintToken(bot, { permissions: ['REPO_READ'] }).secret,
    BITBUCKET_WEBHOOK_SECRET: secret,
  };
  const running = new Set<LoomProcess>();
  return {
    instance,
    project,
    repository,
    admin,
    author,
    bot,
    databaseUrl,
    loomUrl,
    secret,
    settings,
    async startLoom(env = {}) {
      const loom = await startLoom({ port, env: { ...settings, ...env } });
      running.add(loom);
      void loom.exited.then(() => running.delete(loom));
      return loom;
    },
    run: (args, env = {}) => runLoom(args, { env: { ...settings, ...env }, cwd: folder }),
    addWebhook(of = repository) {
      const url = `${loomUrl}/api/webhooks/bitbucket-server`;
      instance.addHook(of, { name: 'Loom', url, events: EVENTS, configuration: { secret } });
    },
    async openPullRequest(branch, files) {
      await world.commitFiles(repository, branch, { files, message: branch, from: 'main', author });
      return world.createPullRequest(repository, author, { title: branch, source: { branch } });
    },
    async close() {
      await Promise.all([...running].map((loom) => loom.kill()));
      await instance.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

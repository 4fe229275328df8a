import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../domain';
import { repositoryAddress } from '../../intake';
import { createMetrics, type Logger } from '../../telemetry';
import { createWebApp } from '../app';
import type { DismissalChange, WebDependencies, WebOptions } from '../dependencies';
import type { SignInSite } from '../sites';
import { type FakeConnect, fakeConnect } from './fake-connect';
import { type FakeHosts, fakeHosts } from './fake-host';
import { type FakePeople, fakePeople } from './fake-people';
import { type FakeQueue, fakeQueue } from './fake-queue';
import { type FakeStore, fakeStore } from './fake-store';

export const APP_KEY = 'loom-for-bitbucket';
export const WEB_URL = 'https://bitbucket.example';
export const API_URL = 'https://api.bitbucket.example';

export interface WebUnderTest {
  /** Listens on loopback. */
  readonly server: Server;
  readonly store: FakeStore;
  readonly queue: FakeQueue;
  readonly hosts: FakeHosts;
  readonly connect: FakeConnect;
  readonly people: FakePeople;
  /** Every line that was logged, as text. */
  readonly log: string[];
  readonly secretKey: Buffer;
  readonly frontendFolder: string;
  /** Moves the clock on. */
  wait(ms: number): void;
  close(): Promise<void>;
}

export interface WebUnderTestOptions {
  readonly baseUrl?: string;
  readonly options?: Partial<WebOptions>;
  readonly production?: boolean;
  readonly signIn?: boolean;
  /** Sites besides Bitbucket Cloud. */
  readonly moreSites?: readonly SignInSite[];
  readonly siteOf?: (tenant: string) => string;
  readonly frontend?: boolean;
  readonly forgeAppLink?: string | null;
}

/** The web server over fakes, with small pages in a folder of its own. */
export async function startWeb(settings: WebUnderTestOptions = {}): Promise<WebUnderTest> {
  const baseUrl = settings.baseUrl ?? 'https://loom.example';
  const basePath = new URL(baseUrl).pathname.replace(/\/$/, '');
  const frontendFolder = mkdtempSync(join(tmpdir(), 'loom-test-web-'));
  if (settings.frontend !== false) writePages(frontendFolder);
  const log: string[] = [];
  let late = 0;
  const parts = {
    store: fakeStore(),
    queue: fakeQueue(),
    hosts: fakeHosts(),
    connect: fakeConnect(basePath),
    people: fakePeople(),
  };
  const secretKey = randomBytes(32);
  const dependencies: WebDependencies = {
    ...parts,
    sites: [
      ...(settings.signIn === false ? [] : [{ name: 'bitbucket', title: 'Bitbucket', people: parts.people }]),
      ...(settings.moreSites ?? []),
    ],
    siteOf: settings.siteOf ?? (() => 'bitbucket'),
    config: {
      port: 0,
      host: '127.0.0.1',
      baseUrl,
      databaseUrl: 'file:unused',
      secretKey,
      workerConcurrency: 1,
      jobLeaseMs: 30_000,
      reconcileIntervalMs: 0,
      metricsToken: null,
      trustedProxies: 0,
      connectSwitches: null,
      proxy: null,
      jobTimeoutMs: 1000,
      logLevel: 'silent',
      cacheFolder: frontendFolder,
      hostTools: { names: [], searchPath: '' },
      production: settings.production ?? true,
      bitbucket: {
        apiUrl: API_URL,
        webUrl: WEB_URL,
        credential: null,
        signIn: null,
        webhookSecrets: [],
        dataCenters: [],
      },
      connect: { appKey: APP_KEY, forgeAppLink: settings.forgeAppLink ?? null, votes: false },
    },
    options: { trustProxy: false, metricsToken: null, connectSwitches: null, votes: false, ...settings.options },
    webhookAddress: (repository) => repositoryAddress(`${baseUrl}/webhooks`, repository),
    applyDismissal: (change) => dismissInStore(parts.store, change),
    worker: () => 'running',
    metrics: createMetrics({ processMetrics: false }),
    logger: recordingLogger(log),
    clock: () => Date.now() + late,
    frontendFolder,
    appFolder: join(__dirname, '..', '..', '..'),
  };
  const server = createServer(createWebApp(dependencies));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...parts,
    server,
    log,
    secretKey,
    frontendFolder,
    wait: (ms) => {
      late += ms;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      rmSync(frontendFolder, { recursive: true, force: true });
    },
  };
}

async function dismissInStore(store: FakeStore, change: DismissalChange): Promise<void> {
  const { ref, fingerprint, by, byName, reason, at } = change;
  const dismissal = reason === null ? null : { by, byName, reason, at };
  if (await store.findings.dismiss(ref, fingerprint, dismissal)) return;
  throw new Failure({ kind: 'gone', what: 'There is no such finding.', next: 'Reload.' });
}

function writePages(folder: string): void {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', 'panel-1a2b.js'), 'export {};\n');
  for (const page of ['panel', 'repository-settings', 'workspace-settings']) {
    const html = `<!doctype html><head><!--loom-boot--><script type="module" src="./assets/panel-1a2b.js"></script></head>`;
    writeFileSync(join(folder, `${page}.html`), html);
  }
}

function recordingLogger(lines: string[]): Logger {
  const write = (fields: object, message: string): void => {
    lines.push(
      `${JSON.stringify(fields, (_key, value: unknown) => (value instanceof Error ? value.stack : value))} ${message}`,
    );
  };
  const logger: Logger = { debug: write, info: write, warn: write, error: write, child: () => logger };
  return logger;
}

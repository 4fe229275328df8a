import { join } from 'node:path';
import { createAnalyzers } from './analyzers';
import { openReportCache } from './cache';
import { loomVersion, type ServerConfig } from './config';
import { PRESETS } from './domain';
import { repositoryAddress, tokenDoor, webhookHandler } from './intake';
import { CLOUD_SENDER, parseCloudWebhook } from './platform/cloud-webhook';
import { parseDataCenterWebhook } from './platform/data-center-webhook';
import { createHttpClient } from './platform/http';
import { createHostRegistry } from './platform/registry';
import { openSource, removeStaleScratch } from './platform/source';
import { openQueue, startWorker } from './queue';
import { openStore } from './store';
import { createMetrics, type Logger } from './telemetry';
import { createWebApp } from './web';
import { CLOUD_WEBHOOKS, DATA_CENTER_WEBHOOKS, pathOf } from './wiring/addresses';
import { connectPort, openConnectDoor, warnWithoutDoors } from './wiring/connect';
import { dataCenterDoor, dataCenterHosts, dataCenterTenants } from './wiring/data-center';
import { listen } from './wiring/http-server';
import { installedTools } from './wiring/installed-tools';
import { signIns } from './wiring/sign-ins';
import { startReconciler } from './wiring/reconciler';
import { dismiss, handleJob, type ReviewParts } from './wiring/review-jobs';
import { territoryOf } from './wiring/territory';
import { tokenTenant } from './wiring/token-tenant';
import { startUpkeep } from './wiring/upkeep';

/** A server that takes webhooks, serves pages and works off reviews. */
export interface Loom {
  /** Where it listens. */
  readonly address: string;
  /** No new work; what runs is finished, or handed back untouched when that takes too long. */
  stop(): Promise<void>;
}

const PACKAGE = join(__dirname, '..');
const GRACE_MS = 20_000;
/** Reviews of one push come in bunches; between two of them the tools stay loaded. */
const WORKERS_KEPT_MS = 60_000;

/**
 * Puts Loom together and starts it: configuration, adapters, doors, web, worker. The only place that knows all of them.
 * @throws Failure that names what is missing or wrong
 */
export async function startLoom(config: ServerConfig, logger: Logger): Promise<Loom> {
  const { databaseUrl, secretKey, bitbucket, connect } = config;
  const metrics = createMetrics({ processMetrics: true });
  const store = await openStore({ databaseUrl, secretKey, logger });
  const queue = await openQueue(databaseUrl);
  const { proxy } = config;
  const http = createHttpClient({ logger, metrics, proxy });
  const dataCenters = await dataCenterTenants(config, store.installations);
  const hosts = createHostRegistry({
    http,
    apiUrl: bitbucket.apiUrl,
    webUrl: bitbucket.webUrl,
    credential: bitbucket.credential,
    appKey: connect.appKey,
    installation: (tenant) => store.installations.byId(tenant),
    secrets: (tenant) => store.installations.secretsOf(tenant),
    openSource,
    dataCenter: dataCenterHosts(dataCenters, store, { logger, metrics, proxy }),
  });
  const cache = openReportCache(config.cacheFolder, loomVersion());
  const parts: ReviewParts = {
    config,
    store,
    hosts,
    analyzers: createAnalyzers(WORKERS_KEPT_MS, PRESETS, await installedTools(config.hostTools, logger)),
    cache,
    logger,
    metrics,
  };
  const people = signIns(config, dataCenters, { http, store, client: { logger, metrics, proxy } });
  const tenant = await tokenTenant(config, store.installations);
  warnWithoutDoors(config, logger);
  await removeStaleScratch();

  let stopping = false;
  const worker = startWorker({
    queue,
    concurrency: config.workerConcurrency,
    leaseMs: config.jobLeaseMs,
    timeoutMs: config.jobTimeoutMs,
    handle: (job, signal) => handleJob(parts, job, signal),
    clock: Date.now,
    random: Math.random,
    logger,
  });
  const web = createWebApp({
    config,
    options: {
      trustProxy: config.trustedProxies === 0 ? false : config.trustedProxies,
      metricsToken: config.metricsToken,
      connectSwitches: config.connectSwitches,
      votes: config.connect.votes,
    },
    store,
    queue,
    hosts,
    connect: connectPort(config, http),
    sites: people.sites,
    siteOf: people.siteOf,
    webhookAddress: (repository) => {
      const door = dataCenters.has(repository.tenant) ? DATA_CENTER_WEBHOOKS : CLOUD_WEBHOOKS;
      return repositoryAddress(config.baseUrl + door, repository);
    },
    applyDismissal: (change) => dismiss(parts, change),
    worker: () => (stopping ? 'stopped' : config.workerConcurrency === 0 ? 'elsewhere' : 'running'),
    metrics,
    logger,
    clock: Date.now,
    frontendFolder: join(PACKAGE, 'dist', 'frontend'),
    appFolder: PACKAGE,
  });
  const receiving = { queue, parse: parseCloudWebhook, logger, metrics };
  const plainDoor = tokenDoor({
    name: 'token',
    sender: CLOUD_SENDER,
    settings: {
      credential:
        'Loom has no credential for Bitbucket: set BITBUCKET_ACCESS_TOKEN, BITBUCKET_API_TOKEN or an OAuth consumer.',
      secret: 'BITBUCKET_WEBHOOK_SECRET',
    },
    tenant,
    globalSecrets: bitbucket.webhookSecrets,
    secretsOf: (repository) => store.settings.webhookSecrets(repository),
    now: Date.now,
  });
  const routes = {
    basePath: pathOf(config.baseUrl),
    direct: {
      [CLOUD_WEBHOOKS]: webhookHandler(plainDoor, receiving),
      [DATA_CENTER_WEBHOOKS]: webhookHandler(dataCenterDoor(dataCenters, store), {
        ...receiving,
        parse: parseDataCenterWebhook,
      }),
      '/connect/webhooks': webhookHandler(openConnectDoor(config, store), receiving),
    },
    rest: web,
  };
  const server = await listen(routes, config.host, config.port);
  const stopReconciler = startReconciler({
    store,
    queue,
    hosts,
    territoryOf: (installation) => territoryOf(installation, dataCenters),
    // Where no reviews run, another process looks.
    intervalMs: config.workerConcurrency === 0 ? 0 : config.reconcileIntervalMs,
    clock: Date.now,
    logger,
  });
  const stopUpkeep = startUpkeep(queue, config.cacheFolder, logger);

  return {
    address: server.address,
    async stop() {
      stopping = true;
      stopUpkeep();
      await Promise.all([server.stop(), stopReconciler(), worker.stop({ graceMs: GRACE_MS })]);
      await Promise.all([hosts.close(), people.close()]);
      await queue.close();
      await store.close();
    },
  };
}

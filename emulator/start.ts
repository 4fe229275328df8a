import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApps } from './apps';
import { appParcels, createConnectApps, type ConnectApps } from './connect';
import { createFaults, type Faults } from './faults';
import { listen } from './listen';
import type { Referee, Violation } from './referee';
import { createRequestLog, type LoggedRequest, type RateLimitOptions } from './rest';
import { createPostOffice, deliverEvents, type PostOffice, type PostOfficeOptions } from './webhooks';
import { createWorld, type World } from './world';

export interface EmulatorOptions {
  /** Where the bare repositories go; a temporary folder, removed at the end, where it is left out. */
  readonly folder?: string;
  /** 0 or nothing takes a free port. */
  readonly apiPort?: number;
  readonly webPort?: number;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
  /** How long every call of the API takes at least. Git is not slowed down. */
  readonly latencyMs?: number;
  readonly rateLimit?: RateLimitOptions;
  /** Larger diffs are answered with 555. */
  readonly largestDiff?: number;
  /** The official API document, by which every request is judged. */
  readonly referee?: string;
  readonly webhooks?: PostOfficeOptions;
}

/** Bitbucket Cloud on loopback. */
export interface Emulator {
  /** What stands for `https://api.bitbucket.org`; the API is at `/2.0` below it. */
  readonly apiUrl: string;
  /** What stands for `https://bitbucket.org`. */
  readonly webUrl: string;
  readonly world: World;
  readonly faults: Faults;
  readonly webhooks: PostOffice;
  readonly apps: ConnectApps;
  /** Every request to the API and to git, oldest first. */
  readonly requests: readonly LoggedRequest[];
  readonly violations: readonly Violation[];
  close(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const clock = options.clock ?? Date.now;
  const folder = options.folder ?? (await mkdtemp(path.join(tmpdir(), 'emulator-')));
  const world = createWorld({ folder, clock });
  const faults = createFaults();
  const office = createPostOffice(options.webhooks);
  const apps = createConnectApps(world);
  const stop = deliverEvents(world, office, (event) => appParcels(world, event));
  const log = createRequestLog(clock);
  const referee = await loadReferee(options.referee);
  const violations = referee?.violations ?? [];
  const served = createApps({
    world,
    faults,
    office,
    apps,
    log,
    clock,
    violations,
    referee: referee?.handlers ?? [],
    rateLimit: options.rateLimit ?? {},
    latencyMs: options.latencyMs ?? 0,
    largestDiff: options.largestDiff ?? Infinity,
  });
  const api = await listen(createServer(served.api), options.apiPort ?? 0);
  const web = await listen(createServer(served.web), options.webPort ?? 0);
  world.addresses.api = api.url;
  world.addresses.web = web.url;
  return {
    apiUrl: api.url,
    webUrl: web.url,
    world,
    faults,
    webhooks: office,
    apps,
    requests: log.entries,
    violations,
    async close() {
      stop();
      await office.close();
      await Promise.all([api.close(), web.close()]);
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Loaded only when it is wanted: what it is made of is there for development alone. */
async function loadReferee(document: string | undefined): Promise<Referee | null> {
  if (document === undefined) return null;
  const { createReferee, CLOUD_RULES } = await import('./referee/index.js');
  const referee = await createReferee(document, CLOUD_RULES);
  if (referee === null) console.warn(`There is no API document at ${document}: requests are not judged by it.`);
  return referee;
}

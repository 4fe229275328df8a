import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFaults, type Faults } from '../faults';
import { listen } from '../listen';
import type { Referee, Violation } from '../referee';
import { createRequestLog, type LoggedRequest } from '../rest';
import type { PostOffice } from '../webhooks';
import { createWorld, type World } from '../world';
import type { RateLimitOptions, ThrottleOptions } from './access';
import { createHost, USUAL_LIMITS, type Host, type Limits, type Settings } from './host';
import { createInstanceApp } from './instance-app';
import { createOutage, type Outage } from './outage';
import { bindVerbs, type Verbs } from './verbs';
import type { VersionName } from './versions';
import { createMessenger, type Messenger, type MessengerOptions } from './webhooks';

export interface DataCenterOptions {
  /** The release that is played; 9.4 where it is left out. */
  readonly version?: VersionName;
  /** e.g. `/bitbucket`; none where it is left out. */
  readonly contextPath?: string;
  /** 0 or nothing takes a free port. */
  readonly port?: number;
  /** Where the bare repositories go; a temporary folder, removed at the end, where it is left out. */
  readonly folder?: string;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
  /** How long every call of the API takes at least. */
  readonly latencyMs?: number;
  /** Off where it is left out, as the product comes; what administrators switch on is `{ burst: 60, perSecond: 5 }`. */
  readonly rateLimit?: RateLimitOptions;
  /** How much that needs git is served at once. */
  readonly throttle?: ThrottleOptions;
  readonly limits?: Partial<Limits>;
  readonly database?: Settings['database'];
  readonly strayAnchors?: Settings['strayAnchors'];
  /** Whether passwords are taken; tokens always are. */
  readonly basicAuth?: boolean;
  readonly webhooks?: MessengerOptions;
  /** The official API document, by which every request is judged. */
  readonly referee?: string;
}

/**
 * Bitbucket Data Center on loopback.
 *
 * People and projects: `addUser`, `addProject(key, { admins, readers })`, `personalProject(user)`. Repositories and git, on `world`:
 * `world.addRepository(project, slug)`, `world.forkRepository`, `world.setPermission(repository, user, 'write')`,
 * `world.commitFiles(repository, branch, { files, message, author })`. Pull requests: `world.createPullRequest(repository, author,
 * { title, source: { branch } })`, `world.updatePullRequest`, `world.mergePullRequest`, `world.declinePullRequest`, `reopenPullRequest`,
 * `deletePullRequest`. Reviewing: `addComment`, `changeComment`, `deleteComment`, `review(pullRequest, user, 'NEEDS_WORK')`. Secrets:
 * `mintToken(user, { permissions: ['REPO_READ'] })`, `mintServiceToken(repository or project, { name, permissions })`. Webhooks:
 * `addHook(repository or project, { name, url, events, configuration: { secret } })`. Moving about: `renameRepository(repository, slug)`,
 * `moveRepository(repository, project)`. What goes wrong: `faults.add`, `outage.begin`, `goDown` and `comeUp`, `webhooks.faults.add`.
 */
export interface DataCenter extends Verbs {
  /** What a customer types: with the context path, without a slash at the end. */
  readonly url: string;
  readonly world: World;
  readonly host: Host;
  readonly faults: Faults;
  readonly outage: Outage;
  readonly messenger: Messenger;
  readonly webhooks: PostOffice;
  /** Every request, oldest first. */
  readonly requests: readonly LoggedRequest[];
  readonly violations: readonly Violation[];
  /** Ends the process, so to say: connections are cut, and new ones refused. */
  goDown(): Promise<void>;
  /** Listens again, at the same address. */
  comeUp(): Promise<void>;
  close(): Promise<void>;
}

const UNTHROTTLED: ThrottleOptions = { tickets: 1_000, waitMs: 60_000 };

export async function startDataCenter(options: DataCenterOptions = {}): Promise<DataCenter> {
  const clock = options.clock ?? Date.now;
  const folder = options.folder ?? (await mkdtemp(path.join(tmpdir(), 'data-center-')));
  const world = createWorld({ folder, clock });
  const host = createHost(world, settingsOf(options));
  const faults = createFaults();
  const outage = createOutage(clock);
  const log = createRequestLog(clock);
  const messenger = createMessenger(host, options.webhooks ?? {}, clock);
  const referee = await loadReferee(options.referee, host.settings.contextPath);
  const violations = referee?.violations ?? [];
  const app = createInstanceApp({
    host,
    faults,
    outage,
    log,
    messenger,
    clock,
    latencyMs: options.latencyMs ?? 0,
    rateLimit: options.rateLimit ?? null,
    throttle: options.throttle ?? UNTHROTTLED,
    referee: referee?.handlers ?? [],
    violations,
  });
  let server = await listen(createServer(app), options.port ?? 0);
  const url = `${server.url}${host.settings.contextPath}`;
  world.addresses.api = url;
  world.addresses.web = url;
  return {
    ...bindVerbs(host),
    url,
    world,
    host,
    faults,
    outage,
    messenger,
    webhooks: messenger.office,
    requests: log.entries,
    violations,
    goDown: () => server.close(),
    async comeUp() {
      server = await listen(createServer(app), Number(new URL(url).port));
    },
    async close() {
      await messenger.close();
      await server.close();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Loaded only when it is wanted: what it is made of is there for development alone. */
async function loadReferee(document: string | undefined, contextPath: string): Promise<Referee | null> {
  if (document === undefined) return null;
  const { createReferee, dataCenterRules } = await import('../referee/index.js');
  const referee = await createReferee(document, dataCenterRules(contextPath));
  if (referee === null) console.warn(`There is no API document at ${document}: requests are not judged by it.`);
  return referee;
}

function settingsOf(options: DataCenterOptions): Settings {
  return {
    version: options.version ?? '9.4',
    contextPath: options.contextPath ?? '',
    limits: { ...USUAL_LIMITS, ...options.limits },
    database: options.database ?? 'postgresql',
    strayAnchors: options.strayAnchors ?? 'refused',
    basicAuth: options.basicAuth ?? true,
  };
}

import { execFileSync } from 'node:child_process';
import sqlite3 from 'sqlite3';
import type { LoomProcess } from '../../demo/loom-process';
import type { PullRequest } from '../../emulator';
import { openQueue, type Queue } from '../../src/queue';
import { ORDERS, ORDERS_MENDED, ORDERS_REVIEWED } from './orders';
import { settle, settleQueue } from './settle';
import { standingOf } from './standing';
import { until } from './until';
import { type CloudWorld, makeCloudWorld } from './world';

const CREATED = 'pullrequest:created';
const UPDATED = 'pullrequest:updated';
/** Bitbucket hangs up after ten seconds. */
const PATIENCE_MS = 10_000;
const MENDED = { ...ORDERS_REVIEWED, inline: ['api/orders.py:14', 'api/orders.py:8'], annotations: 2 };

describe('webhooks on their way', () => {
  let world: CloudWorld;
  let loom: LoomProcess;
  let queue: Queue;
  let pulls = 0;

  beforeAll(async () => {
    world = await makeCloudWorld({ base: { 'README.md': '# Shop\n' }, webhooks: { retryDelaysMs: [1000, 2000] } });
    loom = await world.startLoom();
    queue = await openQueue(world.databaseUrl);
  });
  afterEach(() => world.emulator.webhooks.faults.clear());
  afterAll(async () => {
    await queue.close();
    await world.close();
  });

  function open(): Promise<PullRequest> {
    pulls += 1;
    return world.openPullRequest({ branch: `change-${pulls}`, files: { 'api/orders.py': ORDERS } });
  }

  async function push({ source }: PullRequest, content: string): Promise<void> {
    const change = { files: { 'api/orders.py': content }, message: 'Push', author: world.author };
    await world.emulator.world.commitFiles(world.repository, source.branch, change);
  }

  function writesTo({ id, source }: PullRequest): number {
    const own = new RegExp(`/pullrequests/${id}/|/commit/${source.hash}/`);
    return world.emulator.requests.filter(({ method, path }) => method !== 'GET' && own.test(path)).length;
  }

  it.each([true, false])('a duplicate changes nothing (the same request: %s)', async (sameRequest) => {
    const { faults } = world.emulator.webhooks;
    faults.add({ kind: 'duplicate', event: CREATED, sameRequest });
    const pull = await open();
    await settle(world, queue, pull);
    expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
    const writes = writesTo(pull);
    faults.add({ kind: 'duplicate', event: UPDATED, sameRequest });
    const { emulator, author } = world;
    await emulator.world.updatePullRequest(pull, author, { description: 'Better words.' });
    await settle(world, queue, pull);
    expect(writesTo(pull)).toBe(writes);
  });

  it('an old delivery that comes after a newer one leaves the newer review standing', async () => {
    world.emulator.webhooks.faults.add({ kind: 'reorder', event: CREATED, delayMs: 5000 });
    const pull = await open();
    await push(pull, ORDERS_MENDED);
    await settle(world, queue, pull);
    expect(standingOf(pull)).toEqual(MENDED);
    const log = world.emulator.webhooks.log.slice(-2);
    expect(log.map(({ event }) => event)).toEqual([UPDATED, CREATED]);
  });

  it('a late delivery is worked off late', async () => {
    world.emulator.webhooks.faults.add({ kind: 'delay', event: CREATED, delayMs: 700 });
    const pull = await open();
    await settle(world, queue, pull);
    expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
  });

  it('what a lost delivery would have told comes with the next one', async () => {
    world.emulator.webhooks.faults.add({ kind: 'drop', event: CREATED });
    const pull = await open();
    await settleQueue(world, queue);
    expect(standingOf(pull).status).toBeNull();
    await push(pull, ORDERS_MENDED);
    await settle(world, queue, pull);
    expect(standingOf(pull)).toEqual(MENDED);
  });

  it('a delivery is refused with 503 while the disk is full, and taken when it comes again', async () => {
    if (!limitFileSize(loom.pid, '0')) {
      console.warn('There is no prlimit here: a full disk is not tried.');
      return;
    }
    const pull = await open();
    await until('the delivery is refused', () => answersTo(CREATED).at(-1) === 503);
    limitFileSize(loom.pid, 'unlimited');
    await settle(world, queue, pull);
    expect(answersTo(CREATED).slice(-2)).toEqual([503, 202]);
    expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
  });

  it('a delivery is refused before Bitbucket hangs up while another program holds the database', async () => {
    const release = await lock(world.databaseUrl);
    const pull = await open();
    const before = world.emulator.webhooks.log.length;
    await until('the delivery is answered', () => world.emulator.webhooks.log.length > before);
    await release();
    const { status, durationMs } = world.emulator.webhooks.log[before]!;
    expect({ status, inTime: durationMs < PATIENCE_MS }).toEqual({ status: 503, inTime: true });
    await settle(world, queue, pull);
    expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
  });

  function answersTo(event: string): readonly (number | null)[] {
    return world.emulator.webhooks.log.filter((delivery) => delivery.event === event).map(({ status }) => status);
  }
});

/** What a process may write to any file from now on; false where this system has no way to say so. */
function limitFileSize(pid: number, size: string): boolean {
  try {
    execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${size}:`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Holds the database as a backup tool would. Answers with the way to let go. */
async function lock(databaseUrl: string): Promise<() => Promise<void>> {
  const database = new sqlite3.Database(databaseUrl.replace('file:', ''));
  const exec = (sql: string): Promise<void> =>
    new Promise((done, failed) => {
      database.exec(sql, (error) => (error ? failed(error) : done()));
    });
  await exec('PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE');
  return async () => {
    await exec('COMMIT');
    await new Promise<void>((done) => database.close(() => done()));
  };
}

import { openQueue } from '../../src/queue';
import { ORDERS } from './orders';
import { settle } from './settle';
import { type Standing, standingOf } from './standing';
import { until } from './until';
import { makeCloudWorld } from './world';

/*
 * Stories that mostly wait. Each has a world of its own, so that they can be told while others go on.
 */

const BASE = { 'README.md': '# Shop\n' };
const CHANGE = { branch: 'change', files: { 'api/orders.py': ORDERS } };

export interface Throttled {
  readonly standing: Standing;
  /** How long the host was left alone. */
  readonly pauseMs: number;
}

/** The host says 429 and not for how long. */
export async function throttledWithoutAWord(): Promise<Throttled> {
  const world = await makeCloudWorld({ base: BASE });
  const queue = await openQueue(world.databaseUrl);
  try {
    const { faults, requests } = world.emulator;
    faults.add({ method: 'GET', path: '/pullrequests/1(\\?|$)', action: { kind: 'status', status: 429 } });
    await world.startLoom();
    const pull = await world.openPullRequest(CHANGE);
    await until('the review is done', async () => (await queue.counts()).waiting === 1);
    await settle(world, queue, pull, 180_000);
    const refused = requests.find(({ status }) => status === 429)?.at ?? Infinity;
    const answered = requests.filter(({ path, status }) => path.includes('/pullrequests/1') && status === 200);
    const next = answered.find(({ at }) => at > refused + 1000)?.at ?? 0;
    return { standing: standingOf(pull), pauseMs: next - refused };
  } finally {
    await queue.close();
    await world.close();
  }
}

export interface Stopped {
  readonly exitCode: number | null;
  /** Jobs that the process left behind: waiting, running. */
  readonly leftBehind: readonly [number, number];
  readonly standing: Standing;
}

/** The server is told to stop in the middle of a review that does not end within its patience. */
export async function stoppedInMidReview(): Promise<Stopped> {
  const world = await makeCloudWorld({ base: BASE });
  const queue = await openQueue(world.databaseUrl);
  try {
    const { faults, requests } = world.emulator;
    const report = '/reports/[^/]+$';
    faults.add({ method: 'PUT', path: report, skip: 1, action: { kind: 'delay', ms: 50_000 } });
    // A lease that outlives the test: only a job that was handed back is taken by the next process.
    const settings = { JOB_LEASE_MS: '300000' };
    const loom = await world.startLoom(settings);
    const pull = await world.openPullRequest(CHANGE);
    const puts = (): number =>
      requests.filter(({ method, path }) => method === 'PUT' && new RegExp(report).test(path)).length;
    await until('the last report hangs', () => puts() === 2);
    await loom.stop();
    const { waiting, running } = await queue.counts();
    await world.startLoom(settings);
    await settle(world, queue, pull);
    return { exitCode: await loom.exited, leftBehind: [waiting, running], standing: standingOf(pull) };
  } finally {
    await queue.close();
    await world.close();
  }
}

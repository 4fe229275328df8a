import type { LoomProcess } from '../../demo/loom-process';
import type { PullRequest } from '../../emulator';
import { openQueue, type Queue } from '../../src/queue';
import { ORDERS, ORDERS_REVIEWED } from './orders';
import { type Standing, standingOf } from './standing';
import { until } from './until';
import { type CloudWorld, makeCloudWorld } from './world';

const LATENCY_MS = 25;

/**
 * The real process is killed with SIGKILL after the first request that a review sends, after the second, and so on to the last, each
 * time a little before and a little after that request took effect. A new process then ends in the same comments, reports and status.
 */
describe('a process that is killed', () => {
  let world: CloudWorld;
  let queue: Queue;
  let wanted: Standing;
  let requests: number;
  let pulls = 0;

  beforeAll(async () => {
    world = await makeCloudWorld({ base: { 'README.md': '# Shop\n' }, latencyMs: LATENCY_MS });
    const loom = await world.startLoom();
    queue = await openQueue(world.databaseUrl);
    const pull = await open();
    await untilDone(pull);
    wanted = standingOf(pull);
    requests = requestsOf(pull).length;
    await loom.stop();
  });
  afterAll(async () => {
    await queue.close();
    await world.close();
  });

  function open(): Promise<PullRequest> {
    pulls += 1;
    return world.openPullRequest({ branch: `change-${pulls}`, files: { 'api/orders.py': ORDERS } });
  }

  /** Requests of the API that name this pull request or its head, in the order in which they came. */
  function requestsOf({ id, source }: PullRequest): readonly string[] {
    const own = new RegExp(`/pullrequests/${id}(/|$|\\?)|/commit/${source.hash}/`);
    return world.emulator.requests.filter(({ path }) => own.test(path)).map(({ method, path }) => `${method} ${path}`);
  }

  async function untilDone(pull: PullRequest): Promise<void> {
    await until('the review is done', async () => {
      const { waiting, running } = await queue.counts();
      return waiting + running === 0 && ['SUCCESSFUL', 'FAILED'].includes(standingOf(pull).status ?? '');
    });
  }

  it('finds something to say in the first place', () => {
    expect(wanted).toEqual(ORDERS_REVIEWED);
    expect(requests).toBeGreaterThanOrEqual(10);
  });

  it('leaves the same on the pull request, wherever the kill fell', async () => {
    const ends: { readonly kill: string; readonly standing: Standing }[] = [];
    let loom: LoomProcess = await world.startLoom();
    for (let step = 1; step <= requests; step += 1) {
      for (const wait of [0, LATENCY_MS + 10]) {
        const pull = await open();
        await until(`request ${step}`, () => requestsOf(pull).length >= step);
        await new Promise((done) => setTimeout(done, wait));
        await loom.kill();
        // The one that cleans up is the next one to be killed.
        loom = await world.startLoom();
        await untilDone(pull);
        ends.push({ kill: `request ${step} + ${wait} ms`, standing: standingOf(pull) });
      }
    }
    await loom.stop();
    expect(ends.filter(({ standing }) => JSON.stringify(standing) !== JSON.stringify(wanted))).toEqual([]);
  }, 1_200_000);
});

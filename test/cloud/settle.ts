import type { PullRequest } from '../../emulator';
import type { Queue } from '../../src/queue';
import { standingOf } from './standing';
import { until } from './until';
import type { CloudWorld } from './world';

const FINAL = ['SUCCESSFUL', 'FAILED'];

/** Waits until every webhook is delivered, no job waits or runs, and the head of the pull request has its last word. */
export async function settle(world: CloudWorld, queue: Queue, pull: PullRequest, patienceMs?: number): Promise<void> {
  await settleQueue(world, queue, patienceMs);
  const { status } = standingOf(pull);
  if (!FINAL.includes(status ?? ''))
    throw new Error(`The queue is empty, but the build status is ${status ?? 'none'}.`);
}

/** The same without looking at any pull request: for what is not reviewed. */
export async function settleQueue({ emulator }: CloudWorld, queue: Queue, patienceMs?: number): Promise<void> {
  await emulator.webhooks.idle();
  await until(
    'no job waits or runs',
    async () => {
      const { waiting, running } = await queue.counts();
      return waiting + running === 0;
    },
    patienceMs,
  );
}

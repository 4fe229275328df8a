import { setTimeout } from 'node:timers/promises';
import type { Queue, Recorded } from '../port';
import type { DeliveryTable } from './delivery-table';
import type { Entry } from './intake-view';
import type { Lane } from './lane';

/** Of one commit. */
const MOST_DELIVERIES = 64;
/** So many in one commit mean that more are on their way. */
const BUSY = 8;
const LOOK_AGAIN_MS = 1;
const LONGEST_WAIT_MS = 4;

interface Waiting extends Entry {
  readonly resolve: (recorded: Recorded) => void;
  readonly reject: (error: unknown) => void;
}

/** Group commit: whatever arrives while a commit is under way goes into the next one. */
export function recordInGroups(table: Pick<DeliveryTable, 'record'>, lane: Lane, added: () => void): Queue['record'] {
  let waiting: Waiting[] = [];
  /** Deliveries of the last commit, or of an earlier one, halved with each since. */
  let load = 0;

  /** A flush costs the same for one as for sixty: under load it waits a few milliseconds, as long as more arrive. */
  async function gather(): Promise<readonly Waiting[]> {
    // By the clock: on a machine that has more to do than it can, a timer comes late.
    const end = performance.now() + LONGEST_WAIT_MS;
    while (load >= BUSY && waiting.length < MOST_DELIVERIES && performance.now() < end) {
      const before = waiting.length;
      await setTimeout(LOOK_AGAIN_MS);
      if (waiting.length === before) break;
    }
    const gathered = waiting;
    waiting = [];
    load = Math.max(gathered.length, load / 2);
    return gathered;
  }

  async function commit(group: readonly Waiting[]): Promise<void> {
    try {
      const answers = await table.record(group);
      group.forEach(({ resolve }, at) => resolve(answers[at]!));
      if (group.some(({ job }, at) => job !== null && answers[at] === 'recorded')) added();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  async function commitWaiting(): Promise<void> {
    const gathered = await gather();
    for (let from = 0; from < gathered.length; from += MOST_DELIVERIES) {
      await commit(gathered.slice(from, from + MOST_DELIVERIES));
    }
  }

  return (delivery, job) =>
    new Promise((resolve, reject) => {
      waiting.push({ delivery, job, resolve, reject });
      // One turn of the event loop later, all requests that this turn has read are in.
      if (waiting.length === 1) setImmediate(() => void lane.run(commitWaiting));
    });
}

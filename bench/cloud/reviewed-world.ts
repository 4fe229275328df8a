import type { LoomProcess } from '../../demo/loom-process';
import type { PullRequest } from '../../emulator';
import { openQueue, type Queue } from '../../src/queue';
import { standingOf } from '../../test/cloud/standing';
import { until } from '../../test/cloud/until';
import { type CloudWorld, makeCloudWorld } from '../../test/cloud/world';
import type { GeneratedChange } from './change';

/** An emulated Bitbucket with a running `loom serve` beside it. */
export interface ReviewedWorld extends CloudWorld {
  readonly loom: LoomProcess;
  /** Waits until the pull request's head has its final status and Loom has nothing left to do. */
  finished(pull: PullRequest): Promise<void>;
  /** REST calls since this was last asked. */
  takeRequests(): readonly { readonly method: string; readonly path: string; readonly at: number }[];
}

export async function makeReviewedWorld(
  { base }: GeneratedChange,
  options: { readonly latencyMs: number },
  env: Readonly<Record<string, string>> = {},
): Promise<ReviewedWorld> {
  const world = await makeCloudWorld({ base, ...options });
  const loom = await world.startLoom({ LOOM_LOG_LEVEL: 'info', ...env });
  const queue: Queue = await openQueue(world.databaseUrl);
  let taken = 0;
  return {
    ...world,
    loom,
    async finished(pull) {
      await until('the review', async () => {
        if (!['SUCCESSFUL', 'FAILED'].includes(standingOf(pull).status ?? '')) return false;
        const { waiting, running } = await queue.counts();
        return waiting + running === 0;
      });
    },
    takeRequests() {
      const fresh = world.emulator.requests.slice(taken).filter(({ path }) => path.startsWith('/2.0/'));
      taken = world.emulator.requests.length;
      return fresh;
    },
    async close() {
      await queue.close();
      await loom.stop();
      await world.close();
    },
  };
}

import type { LoomProcess } from '../../demo/loom-process';
import type { PullRequest } from '../../emulator';
import { settle, type Standing, standingOf } from '../../test/data-center/standing';
import { type DataCenterWorld, makeDataCenterWorld } from '../../test/data-center/world';
import type { GeneratedChange } from '../cloud/change';

export interface SentRequest {
  readonly method: string;
  /** From `/rest/` on, with the query. */
  readonly path: string;
  /** Milliseconds since the epoch when it came in. */
  readonly at: number;
}

/** An emulated Data Center with a running `loom serve` beside it, which its webhook tells of pull requests. */
export interface ReviewedInstance extends DataCenterWorld {
  readonly loom: LoomProcess;
  /** Waits until the pull request's head has its final status and Loom has nothing left to do. */
  finished(pull: PullRequest): Promise<Standing>;
  standing(pull: PullRequest): Standing;
  /** REST calls since this was last asked. */
  takeRequests(): readonly SentRequest[];
}

export async function makeReviewedInstance(
  { base }: GeneratedChange,
  options: { readonly latencyMs: number },
): Promise<ReviewedInstance> {
  const world = await makeDataCenterWorld(options);
  const { instance, repository, admin } = world;
  await instance.world.commitFiles(repository, 'main', { files: base, message: 'Begin', author: admin });
  world.addWebhook();
  const loom = await world.startLoom({ LOOM_LOG_LEVEL: 'info' });
  let taken = 0;
  return {
    ...world,
    loom,
    finished: (pull) => settle(instance, world.databaseUrl, pull),
    standing: (pull) => standingOf(instance, pull),
    takeRequests() {
      const fresh = instance.requests.slice(taken);
      taken = instance.requests.length;
      return fresh.flatMap(({ method, path, at }) => {
        const start = path.indexOf('/rest/');
        return start < 0 ? [] : [{ method, path: path.slice(start), at }];
      });
    },
  };
}

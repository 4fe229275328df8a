import { FINDINGS, generateChange } from './cloud/change';
import { makeReviewedWorld } from './cloud/reviewed-world';
import type { BenchResult } from './result';
import { standingOf } from '../test/cloud/standing';

/**
 * REST calls, counted by the emulator; git is not counted. `figures.first`: of a first review with 20 findings, less its inline
 * comments. `figures.again`: of the review of a push that mends ten of them, less the changes to inline comments.
 * `figures.idleWrites`: writes when the same webhook is delivered again; `figures.idleReads`: reads then.
 */
export async function run(): Promise<BenchResult> {
  const change = generateChange();
  const world = await makeReviewedWorld(change, { latencyMs: 5 });
  const { world: host } = world.emulator;
  try {
    const pull = await world.openPullRequest({ branch: 'change', files: change.head });
    await world.finished(pull);
    const first = world.takeRequests();
    const { inline } = standingOf(pull);
    if (inline.length !== FINDINGS) throw new Error(`${inline.length} inline comments instead of ${FINDINGS}`);

    await host.commitFiles(world.repository, 'change', { files: change.fixed, message: 'Mend', author: world.author });
    await world.finished(pull);
    const again = world.takeRequests();
    const changed = again.filter(({ path }) => /\/comments\/\d+\/resolve$/.test(path));

    // Bitbucket sends `updated` for anything; here only the title changes, and the head stays.
    await host.updatePullRequest(pull, world.author, { title: 'Another title' });
    await world.emulator.webhooks.idle();
    await world.finished(pull);
    const idle = world.takeRequests();
    const figures = {
      first: first.length - inline.length,
      inline: inline.length,
      again: again.length - changed.length,
      changedComments: changed.length,
      idleReads: idle.filter(({ method }) => method === 'GET').length,
      idleWrites: idle.filter(({ method }) => method !== 'GET').length,
    };
    return { name: 'calls', figures, ratios: {} };
  } finally {
    await world.close();
  }
}

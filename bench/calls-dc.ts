import { FINDINGS, generateChange } from './cloud/change';
import { makeReviewedInstance } from './data-center/reviewed-instance';
import type { BenchResult } from './result';

/**
 * The same as `calls` on Bitbucket Data Center: REST calls, git not counted. `figures.first`: of a first review with 20 findings, less
 * its inline comments. `figures.again`: of the review of a push that mends ten of them, less the changes to inline comments.
 * `figures.idleWrites`: writes when the same commit is told of again; `figures.idleReads`: reads then.
 */
export async function run(): Promise<BenchResult> {
  const change = generateChange();
  const world = await makeReviewedInstance(change, { latencyMs: 5 });
  const { instance, repository, author } = world;
  try {
    const pull = await world.openPullRequest('change', change.head);
    const { inline } = await world.finished(pull);
    const first = world.takeRequests();
    if (inline.length !== FINDINGS) throw new Error(`${inline.length} inline comments instead of ${FINDINGS}`);

    const threads = new Set(
      [...pull.comments.values()].filter(({ anchor }) => anchor !== null).map(({ id }) => String(id)),
    );
    const fix = { files: change.fixed, message: 'Mend', author };
    await instance.world.commitFiles(repository, 'change', fix);
    await world.finished(pull);
    const again = world.takeRequests();
    const changed = again.filter(({ method, path }) => {
      const id = /\/comments\/(\d+)$/.exec(path)?.[1];
      return method === 'PUT' && id !== undefined && threads.has(id);
    });

    // `pr:modified` comes for any change; here only the title is another, and the head stays.
    await instance.world.updatePullRequest(pull, author, { title: 'Another title' });
    await instance.webhooks.idle();
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
    return { name: 'calls-dc', figures, ratios: {} };
  } finally {
    await world.close();
  }
}

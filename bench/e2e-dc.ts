import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PullRequest } from '../emulator';
import { analysisMs } from './cloud/analysis';
import { FINDINGS, fresh, type GeneratedChange, generateChange } from './cloud/change';
import { runDanger } from './data-center/danger';
import { roundTripFloor } from './data-center/floor';
import { makeReviewedInstance, type ReviewedInstance, type SentRequest } from './data-center/reviewed-instance';
import type { BenchResult } from './result';
import { median } from './review/whole-process';

const ROUNDS = 5;
const LATENCY_MS = 100;
/** What a server has long behind it, and `danger ci`, which starts anew for each pull request, never has. */
const WARM_UPS = 20;

type Figure = 'comments' | 'whole' | 'analysis' | 'floor' | 'danger' | 'dangerTold';

/**
 * The same as `e2e` on Bitbucket Data Center: a first review of 87 files with 20 findings, at 100 ms per API call. `ratios.floor`: from the webhook's departure to the last comment, less the time of analysis,
 * against the round trips that it takes at least (see `roundTripFloor`). `ratios.danger`: to the last effect of any kind, analysis
 * included, against the whole of `danger ci` whose rules find the same places in the diffs and write the same comments;
 * `ratios.dangerTold`: the same with rules that were told the places. Medians of rounds in turn.
 */
export async function run(): Promise<BenchResult> {
  const change = generateChange();
  const folder = mkdtempSync(join(tmpdir(), 'loom-bench-'));
  const world = await makeReviewedInstance(change, { latencyMs: LATENCY_MS });
  const { instance, project } = world;
  const peer = instance.addUser({ name: 'peer', displayName: 'Peer' });
  instance.world.setPermission(world.repository, peer, 'read');
  const token = instance.mintToken(peer, { permissions: ['REPO_READ'] }).secret;
  const api = `${instance.url}/rest/api/latest/projects/${project.slug}/repos/${world.repository.slug}/pull-requests`;
  try {
    const found: Record<Figure, number[]> = {
      comments: [],
      whole: [],
      analysis: [],
      floor: [],
      danger: [],
      dangerTold: [],
    };
    for (let early = 0; early < WARM_UPS; early += 1) await reviewOnce(world, change, ROUNDS + early);
    for (let round = 0; round < ROUNDS; round += 1) {
      const loom = await reviewOnce(world, change, round);
      const silent = await pullRequestWithoutLoom(world, change, round);
      const danger = await runDanger(folder, instance, { account: peer, token }, silent, change, 'find');
      const other = await pullRequestWithoutLoom(world, change, ROUNDS + round);
      const dangerTold = await runDanger(folder, instance, { account: peer, token }, other, change, 'told');
      const floor = await roundTripFloor(`${api}/${silent.id}`, token);
      for (const [name, value] of Object.entries({ ...loom, floor, danger, dangerTold })) {
        found[name as Figure].push(value);
      }
    }
    const ratio = (above: (at: number) => number, below: readonly number[]): number =>
      Math.round(median(below.map((value, at) => above(at) / value)) * 100) / 100;
    return {
      name: 'e2e-dc',
      figures: Object.fromEntries(
        Object.entries(found).map(([name, values]) => [`${name}Ms`, Math.round(median(values))]),
      ),
      ratios: {
        floor: ratio((at) => found.comments[at]! - found.analysis[at]!, found.floor),
        danger: ratio((at) => found.whole[at]!, found.danger),
        dangerTold: ratio((at) => found.whole[at]!, found.dangerTold),
      },
    };
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function reviewOnce(
  world: ReviewedInstance,
  change: GeneratedChange,
  round: number,
): Promise<Readonly<Record<'comments' | 'whole' | 'analysis', number>>> {
  world.takeRequests();
  const lines = world.loom.log().length;
  const deliveries = world.instance.webhooks.log.length;
  const pull = await world.openPullRequest(`change-${round}`, fresh(change.head, round));
  const { inline } = await world.finished(pull);
  if (inline.length !== FINDINGS) throw new Error(`${inline.length} inline comments instead of ${FINDINGS}`);
  // What Loom writes is told of as well.
  const sent = world.instance.webhooks.log[deliveries]!.startedAt;
  const requests = world.takeRequests();
  const isComment = ({ method, path }: SentRequest): boolean => method === 'POST' && path.endsWith('/comments');
  const answered = (at: number): number => at + LATENCY_MS - sent;
  return {
    comments: answered(Math.max(...requests.filter(isComment).map(({ at }) => at))),
    whole: answered(Math.max(...requests.map(({ at }) => at))),
    analysis: await analysisMs(world.loom.log, lines),
  };
}

/** A pull request of the same size that Loom is not told of. */
async function pullRequestWithoutLoom(
  world: ReviewedInstance,
  change: GeneratedChange,
  round: number,
): Promise<PullRequest> {
  const { instance, repository } = world;
  const hooks = instance.host.hooks.get(repository.uuid)!;
  instance.host.hooks.delete(repository.uuid);
  const pull = await world.openPullRequest(`silent-${round}`, fresh(change.head, round + 50));
  instance.host.hooks.set(repository.uuid, hooks);
  return pull;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standingOf } from '../test/cloud/standing';
import { analysisMs } from './cloud/analysis';
import { FINDINGS, fresh, type GeneratedChange, generateChange } from './cloud/change';
import { runDanger } from './cloud/danger';
import { roundTripFloor } from './cloud/floor';
import { makeReviewedWorld, type ReviewedWorld } from './cloud/reviewed-world';
import type { BenchResult } from './result';
import { median } from './review/whole-process';

const ROUNDS = 5;
const LATENCY_MS = 100;
/** What a server has long behind it, and `danger ci`, which starts anew for each pull request, never has. */
const WARM_UPS = 20;

/**
 * A first review of 87 files with 20 findings, at 100 ms per API call. `ratios.floor`: from the webhook's departure to the last comment, less
 * the time of analysis, against the round trips that it takes at least (see `roundTripFloor`). `ratios.danger`: to the last effect of
 * any kind, analysis included, against the whole of `danger ci` whose rules find the same places in the diffs and write the same
 * comments; `ratios.dangerTold`: the same with rules that were told the places. Medians of rounds in turn.
 */
export async function run(): Promise<BenchResult> {
  const change = generateChange();
  const folder = mkdtempSync(join(tmpdir(), 'loom-bench-'));
  const world = await makeReviewedWorld(change, { latencyMs: LATENCY_MS });
  const token = world.emulator.world.mintAccessToken({
    name: 'peer',
    scopes: ['repository', 'pullrequest', 'account'],
    workspace: world.workspace,
  }).secret;
  try {
    const found: Record<'comments' | 'whole' | 'analysis' | 'floor' | 'danger' | 'dangerTold', number[]> = {
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
      const floor = await roundTripFloor(world.emulator.apiUrl, token, silent);
      const danger = await runDanger(folder, world.emulator.apiUrl, token, silent, change, 'find');
      const other = await pullRequestWithoutLoom(world, change, ROUNDS + round);
      const dangerTold = await runDanger(folder, world.emulator.apiUrl, token, other, change, 'told');
      found.comments.push(loom.comments);
      found.whole.push(loom.whole);
      found.analysis.push(loom.analysis);
      found.floor.push(floor);
      found.danger.push(danger);
      found.dangerTold.push(dangerTold);
    }
    const ratio = (above: (at: number) => number, below: readonly number[]): number =>
      Math.round(median(below.map((value, at) => above(at) / value)) * 100) / 100;
    return {
      name: 'e2e',
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

interface Timing {
  readonly comments: number;
  readonly whole: number;
  readonly analysis: number;
}

async function reviewOnce(world: ReviewedWorld, change: GeneratedChange, round: number): Promise<Timing> {
  world.takeRequests();
  const lines = world.loom.log().length;
  const pull = await world.openPullRequest({ branch: `change-${round}`, files: fresh(change.head, round) });
  await world.finished(pull);
  const sent = world.emulator.webhooks.log.at(-1)!.startedAt;
  const { inline } = standingOf(pull);
  if (inline.length !== FINDINGS) throw new Error(`${inline.length} inline comments instead of ${FINDINGS}`);
  const requests = world.takeRequests();
  const isComment = ({ method, path }: { method: string; path: string }): boolean =>
    method === 'POST' && path.endsWith('/comments');
  const answered = (at: number): number => at + LATENCY_MS - sent;
  return {
    comments: answered(Math.max(...requests.filter(isComment).map(({ at }) => at))),
    whole: answered(Math.max(...requests.map(({ at }) => at))),
    analysis: await analysisMs(world.loom.log, lines),
  };
}

/** A pull request of the same size that Loom is not told of. */
async function pullRequestWithoutLoom(
  world: ReviewedWorld,
  change: GeneratedChange,
  round: number,
): ReturnType<ReviewedWorld['openPullRequest']> {
  const hooks = [...world.repository.hooks];
  world.repository.hooks.clear();
  const pull = await world.openPullRequest({ branch: `silent-${round}`, files: fresh(change.head, round + 50) });
  for (const [id, hook] of hooks) world.repository.hooks.set(id, hook);
  return pull;
}

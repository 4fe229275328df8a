import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standingOf } from '../test/cloud/standing';
import { FINDINGS, fresh, type GeneratedChange, generateChange } from './cloud/change';
import { runDanger } from './cloud/danger';
import { makeReviewedWorld, type ReviewedWorld } from './cloud/reviewed-world';
import { analysisMs } from './e2e/analysis';
import { roundTripFloor } from './e2e/floor';
import { measureRounds, type ReviewTimes } from './e2e/rounds';
import type { BenchResult } from './result';

const LATENCY_MS = 100;

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
  const { emulator, workspace, repository } = world;
  const scopes = ['repository', 'pullrequest', 'account'];
  const token = emulator.world.mintAccessToken({ name: 'peer', scopes, workspace }).secret;
  const headers = { authorization: `Bearer ${token}` };
  const api = `${emulator.apiUrl}/2.0/repositories/${workspace.slug}/${repository.slug}/pullrequests`;
  try {
    return await measureRounds('e2e', {
      loom: (name, round) => reviewOnce(world, change, name, round),
      silent: (name, round) => pullRequestWithoutLoom(world, change, name, round),
      danger: (pull, rules) => runDanger(folder, emulator.apiUrl, token, pull, change, rules),
      floor: ({ id }) =>
        roundTripFloor({ url: `${api}/${id}`, headers, comment: (text) => ({ content: { raw: text } }) }),
    });
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function reviewOnce(
  world: ReviewedWorld,
  change: GeneratedChange,
  name: string,
  round: number,
): Promise<ReviewTimes> {
  world.takeRequests();
  const lines = world.loom.log().length;
  const pull = await world.openPullRequest({ branch: name, files: fresh(change.head, round) });
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

async function pullRequestWithoutLoom(
  world: ReviewedWorld,
  change: GeneratedChange,
  name: string,
  round: number,
): ReturnType<ReviewedWorld['openPullRequest']> {
  const hooks = [...world.repository.hooks];
  world.repository.hooks.clear();
  const pull = await world.openPullRequest({ branch: name, files: fresh(change.head, round + 50) });
  for (const [id, hook] of hooks) world.repository.hooks.set(id, hook);
  return pull;
}

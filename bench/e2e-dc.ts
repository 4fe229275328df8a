import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PullRequest } from '../emulator';
import { FINDINGS, fresh, type GeneratedChange, generateChange } from './cloud/change';
import { runDanger } from './data-center/danger';
import { makeReviewedInstance, type ReviewedInstance, type SentRequest } from './data-center/reviewed-instance';
import { analysisMs } from './e2e/analysis';
import { roundTripFloor } from './e2e/floor';
import { measureRounds, type ReviewTimes } from './e2e/rounds';
import type { BenchResult } from './result';

const LATENCY_MS = 100;

/** The same as `e2e` on Bitbucket Data Center: same change, same latency, same figures and ratios. */
export async function run(): Promise<BenchResult> {
  const change = generateChange();
  const folder = mkdtempSync(join(tmpdir(), 'loom-bench-'));
  const world = await makeReviewedInstance(change, { latencyMs: LATENCY_MS });
  const { instance, project, repository } = world;
  const account = instance.addUser({ name: 'peer', displayName: 'Peer' });
  instance.world.setPermission(repository, account, 'read');
  const token = instance.mintToken(account, { permissions: ['REPO_READ'] }).secret;
  const headers = { authorization: `Bearer ${token}`, 'x-atlassian-token': 'no-check' };
  const api = `${instance.url}/rest/api/latest/projects/${project.slug}/repos/${repository.slug}/pull-requests`;
  try {
    return await measureRounds('e2e-dc', {
      loom: (name, round) => reviewOnce(world, change, name, round),
      silent: (name, round) => pullRequestWithoutLoom(world, change, name, round),
      danger: (pull, rules) => runDanger(folder, instance, { account, token }, pull, change, rules),
      floor: ({ id }) => roundTripFloor({ url: `${api}/${id}`, headers, comment: (text) => ({ text }) }),
    });
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function reviewOnce(
  world: ReviewedInstance,
  change: GeneratedChange,
  name: string,
  round: number,
): Promise<ReviewTimes> {
  world.takeRequests();
  const lines = world.loom.log().length;
  const deliveries = world.instance.webhooks.log.length;
  const pull = await world.openPullRequest(name, fresh(change.head, round));
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

async function pullRequestWithoutLoom(
  world: ReviewedInstance,
  change: GeneratedChange,
  name: string,
  round: number,
): Promise<PullRequest> {
  const { instance, repository } = world;
  const hooks = instance.host.hooks.get(repository.uuid)!;
  instance.host.hooks.delete(repository.uuid);
  const pull = await world.openPullRequest(name, fresh(change.head, round + 50));
  instance.host.hooks.set(repository.uuid, hooks);
  return pull;
}

import { reviewPullRequest } from './review-pull-request';
import { commitOf } from './testing/model-host';
import { Crash, dying, loom, scene, type Scene, webhook } from './testing/scene';
import { shown, threads } from './testing/shown';

const BASE = { 'a.js': 'one\ntwo\nthree\n', 'b.js': 'x\n' };
const FIRST = { 'a.js': 'one\ntwo evil\nthree\n', 'b.js': 'x\nbad\nmeh\n' };
const SECOND = { 'a.js': 'one\ntwo\nthree evil\n', 'b.js': 'x\nmeh\nbad again\n' };

function fresh(): Scene {
  const given = scene(BASE, FIRST);
  given.store.workspaceSettings = { tasks: 'blockers', reviewAction: 'request_changes' };
  return given;
}

async function pushed(): Promise<Scene> {
  const given = fresh();
  await reviewPullRequest(webhook(given), loom(given));
  given.host.head = SECOND;
  given.host.headCommit = commitOf('2');
  return given;
}

/** Lets Loom die at each effect in turn, runs the same job again, and compares with a run that was left in peace. */
async function dieEverywhere(prepare: () => Promise<Scene>, when: 'before' | 'after'): Promise<number> {
  const peaceful = await prepare();
  const counted = dying(Number.POSITIVE_INFINITY, when);
  await reviewPullRequest(webhook(peaceful), loom(peaceful, counted.effects));
  const expected = shown(peaceful);
  for (let at = 1; at <= counted.count(); at += 1) {
    const given = await prepare();
    const job = webhook(given);
    await expect(reviewPullRequest(job, loom(given, dying(at, when).effects))).rejects.toBeInstanceOf(Crash);
    await reviewPullRequest(job, loom(given));
    expect({ at, ...(shown(given) as object) }).toEqual({ at, ...(expected as object) });
    given.host.log.length = 0;
    await reviewPullRequest({ ...job, again: true }, loom(given));
    expect(given.host.log.filter((name) => /^(create|update|delete|set|put|annot)/.test(name))).toEqual([]);
  }
  return counted.count();
}

describe('a review whose process dies', () => {
  it.each(['before', 'after'] as const)(
    'ends in the same pull request, killed %s any effect of the first review',
    async (when) => {
      expect(await dieEverywhere(() => Promise.resolve(fresh()), when)).toBeGreaterThan(15);
    },
  );

  it.each(['before', 'after'] as const)(
    'ends in the same pull request, killed %s any effect of the next one',
    async (when) => {
      expect(await dieEverywhere(pushed, when)).toBeGreaterThan(15);
    },
  );

  it('may die again and again', async () => {
    const given = fresh();
    for (let at = 1; at < 40; at += 1) {
      await reviewPullRequest(
        webhook(given),
        loom(given, dying(3 + (at % 7), at % 2 === 0 ? 'before' : 'after').effects),
      ).catch((error: unknown) => expect(error).toBeInstanceOf(Crash));
    }
    await reviewPullRequest(webhook(given), loom(given));
    expect(threads(given.host)).toEqual(['a.js:2 evil', 'b.js:2 bad', 'b.js:3 meh', 'summary']);
  });
});

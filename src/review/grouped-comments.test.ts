import { applyDismissal } from './dismiss';
import { reviewPullRequest } from './review-pull-request';
import { commitOf, modelHost, REF } from './testing/model-host';
import { loom, scene, type Scene, webhook } from './testing/scene';
import { threads } from './testing/shown';

const BASE = { 'a.js': 'one\ntwo\nthree\nfour\n' };
const HEAD = { 'a.js': 'one\ntwo evil\nthree\nfour evil\n' };

/** A host that cannot apply suggestions: nothing needs a comment of its own. */
function deps(given: Scene): ReturnType<typeof loom> {
  return loom(given, undefined, { host: modelHost(given.host, async (_, effect) => effect(), { suggestions: false }) });
}

async function reviewed(): Promise<Scene> {
  const given = scene(BASE, HEAD);
  given.store.workspaceSettings = { tasks: 'blockers' };
  await reviewPullRequest(webhook(given), deps(given));
  return given;
}

async function push(given: Scene, digit: string, text: string): Promise<void> {
  given.host.head = { 'a.js': text };
  given.host.headCommit = commitOf(digit);
  given.host.log.length = 0;
  await reviewPullRequest(webhook(given), deps(given));
}

const said = ({ host }: Scene): string => host.comments.find(({ anchor }) => anchor !== null)!.body;

describe('findings with one root cause', () => {
  it('are told in one comment with one task, and counted each', async () => {
    const given = await reviewed();
    expect(threads(given.host)).toEqual(['a.js:2 evil', 'summary']);
    expect(said(given)).toContain('The same in line 4.');
    expect(given.host.tasks).toHaveLength(1);
    expect(given.store.tracked).toHaveLength(2);
    expect([...given.store.reviews.values()]).toMatchObject([{ counts: { blocker: 2 } }]);
  });

  it('keep their thread when the first of them is fixed, until the last is', async () => {
    const given = await reviewed();
    await push(given, '2', 'one\ntwo\nthree\nfour evil\n');
    expect(given.host.log).not.toContain('createComment');
    expect(threads(given.host)).toEqual(['a.js:2 evil', 'summary']);
    expect(said(given)).toContain('Still in line 4.');
    await push(given, '3', 'zero\none\ntwo\nthree\nfour evil\n');
    expect(given.host.log).not.toContain('createComment');
    expect(said(given)).toContain('Still in line 5.');
    await push(given, '4', `${BASE['a.js']}five\n`);
    expect(threads(given.host)).toEqual(['a.js:2 evil resolved', 'summary']);
    expect(given.host.tasks.every(({ done }) => done)).toBe(true);
  });

  it('are known again by their comment when the store is lost', async () => {
    const given = await reviewed();
    given.store.tracked = [];
    given.store.comments.clear();
    given.store.reviews.clear();
    await push(given, '2', 'one\ntwo evil\nthree!\nfour evil\n');
    expect(given.host.log).not.toContain('createComment');
    expect(given.store.tracked.map(({ state }) => state)).toEqual(['open', 'open']);
  });

  it('are dismissed one by one in their thread, which the last one resolves', async () => {
    const given = await reviewed();
    const dismiss = async (index: number): Promise<void> => {
      const { fingerprint } = given.store.tracked[index]!;
      await applyDismissal({ ref: REF, fingerprint, by: 'u1', byName: 'Ann', reason: 'Fine', at: 5 }, deps(given));
    };
    await dismiss(1);
    expect(given.host.comments.filter(({ parent }) => parent !== null)).toHaveLength(1);
    expect(threads(given.host)).toEqual(['a.js:2 evil', 'summary']);
    await dismiss(0);
    expect(threads(given.host)).toEqual(['a.js:2 evil resolved', 'summary']);
  });
});

import { findingOf, refOf } from './testing/nouns';
import { onEveryStore } from './testing/store-contract';

const dismissal = { by: '{ada}', byName: 'Ada', reason: 'a test file', at: 1_700_000_000_000 };

onEveryStore('findings', (world) => {
  it('are replaced as a whole, in the order given, for one pull request of one tenant', async () => {
    const { findings } = world.store;
    await findings.replace(refOf(1), [findingOf('f3'), findingOf('f1'), findingOf('f2', { lines: null, path: null })]);
    await findings.replace(refOf(1, 't2'), [findingOf('f1')]);
    const fixed = findingOf('f2', { state: 'fixed', side: 'old', suggestion: 'x = 1' });
    await findings.replace(refOf(1), [fixed, findingOf('f3')]);
    expect(await findings.ofPullRequest(refOf(1))).toEqual([fixed, findingOf('f3')]);
    expect(await findings.ofPullRequest(refOf(1, 't2'))).toEqual([findingOf('f1')]);
    await findings.replace(refOf(1), []);
    expect(await findings.ofPullRequest(refOf(1))).toEqual([]);
  });

  it('are dismissed and restored', async () => {
    const { findings } = world.store;
    await findings.replace(refOf(2), [findingOf('f1', { state: 'new' }), findingOf('f2', { state: 'fixed' })]);
    expect(await findings.dismiss(refOf(2), 'f1', dismissal)).toBe(true);
    expect(await findings.dismiss(refOf(2), 'f2', dismissal)).toBe(true);
    expect(await findings.ofPullRequest(refOf(2))).toMatchObject([
      { state: 'dismissed', dismissal },
      { state: 'fixed', dismissal },
    ]);
    expect(await findings.dismiss(refOf(2), 'f1', null)).toBe(true);
    expect((await findings.ofPullRequest(refOf(2)))[0]).toMatchObject({ state: 'new', dismissal: null });
    expect(await findings.dismiss(refOf(2), 'nobody', dismissal)).toBe(false);
    expect(await findings.dismiss(refOf(2, 't2'), 'f1', dismissal)).toBe(false);
  });

  it('stay dismissed when a review that knew nothing of it replaces them, and when they were away', async () => {
    const { findings } = world.store;
    await findings.replace(refOf(3), [findingOf('f1')]);
    await findings.dismiss(refOf(3), 'f1', dismissal);
    await findings.replace(refOf(3), [findingOf('f1', { lastReview: 'v2' })]);
    expect(await findings.ofPullRequest(refOf(3))).toMatchObject([{ state: 'dismissed', dismissal, lastReview: 'v2' }]);
    await findings.replace(refOf(3), []);
    await findings.replace(refOf(3), [findingOf('f1')]);
    expect(await findings.ofPullRequest(refOf(3))).toMatchObject([{ state: 'dismissed', dismissal }]);
  });

  it('stay restored when a review that began before replaces them', async () => {
    const { findings } = world.store;
    await findings.replace(refOf(4), [findingOf('f1')]);
    await findings.dismiss(refOf(4), 'f1', dismissal);
    const [seen] = await findings.ofPullRequest(refOf(4));
    await findings.dismiss(refOf(4), 'f1', null);
    await findings.replace(refOf(4), seen ? [seen] : []);
    expect(await findings.ofPullRequest(refOf(4))).toEqual([findingOf('f1')]);
  });

  it('bring a dismissal along under a new fingerprint', async () => {
    const { findings } = world.store;
    await findings.replace(refOf(5), [findingOf('renamed', { state: 'dismissed', dismissal })]);
    expect(await findings.ofPullRequest(refOf(5))).toMatchObject([{ state: 'dismissed', dismissal }]);
    await findings.dismiss(refOf(5), 'renamed', null);
    expect(await findings.ofPullRequest(refOf(5))).toEqual([findingOf('renamed')]);
  });

  it('are all there or not at all: a replacement that fails changes nothing', async () => {
    const { findings } = world.store;
    await findings.replace(refOf(6), [findingOf('f1')]);
    await expect(findings.replace(refOf(6), [findingOf('f2'), findingOf('f2')])).rejects.toThrow();
    expect(await findings.ofPullRequest(refOf(6))).toEqual([findingOf('f1')]);
  });

  it('of thirty pull requests are replaced at once', async () => {
    const numbers = Array.from({ length: 30 }, (_, index) => 100 + index);
    await Promise.all(numbers.map((number) => world.store.findings.replace(refOf(number), [findingOf('f')])));
    for (const number of numbers) expect(await world.store.findings.ofPullRequest(refOf(number))).toHaveLength(1);
  });
});

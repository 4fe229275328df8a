import { Failure } from '../domain';
import { reviewPullRequest } from './review-pull-request';
import { openRecord } from './review-record';
import { commitOf, LOOM, modelHost, REF } from './testing/model-host';
import { loom, scene, type Scene, webhook } from './testing/scene';
import { threads } from './testing/shown';

const BASE = { 'a.js': 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n', 'b.js': 'x\n' };

function push(given: Scene, digit: string, head: Scene['host']['head']): void {
  given.host.head = head;
  given.host.headCommit = commitOf(digit);
  given.host.log.length = 0;
}

const FIRST = { 'a.js': 'one\ntwo evil\nthree\nfour\nfive\nsix\nseven\neight\n', 'b.js': 'x\nbad\nmeh\n' };
const WRITES = [
  'createComment',
  'updateComment',
  'deleteComment',
  'setResolved',
  'putReport',
  'annotations',
  'setBuildStatus',
  'setVote',
  'createTask',
  'setTaskDone',
];

function writes({ host }: Scene): string[] {
  return host.log.filter((name) => WRITES.includes(name));
}

async function reviewed(): Promise<Scene> {
  const given = scene(BASE, FIRST);
  await reviewPullRequest(webhook(given), loom(given));
  return given;
}

describe('reviewPullRequest', () => {
  it('puts findings on their lines, sums up, reports and fails the build for a blocker', async () => {
    const given = await reviewed();
    expect(threads(given.host)).toEqual(['a.js:2 evil', 'b.js:2 bad', 'b.js:3 meh', 'summary']);
    expect(given.host.statuses.get(commitOf('1'))).toMatchObject({ state: 'failed', branch: 'topic' });
    expect(given.host.reports.get(commitOf('1'))).toMatchObject({ report: { result: 'failed' } });
    expect(given.host.reports.get(commitOf('1'))?.annotations).toHaveLength(3);
    const inline = given.host.comments.find(({ anchor }) => anchor?.path === 'a.js')?.body;
    expect(inline).toContain('```suggestion\ntwo good\n```');
    const [row] = [...given.store.reviews.values()];
    expect(row).toMatchObject({ state: 'completed', verdict: 'request_changes', gate: 'fail', progress: null });
    expect(given.store.installation.account).toBe(LOOM);
    expect(given.store.tracked.map(({ state }) => state)).toEqual(['new', 'new', 'new']);
  });

  it('needs eight calls beside its inline comments, the pending ones first', async () => {
    const given = await reviewed();
    const { log } = given.host;
    expect(log.length - 3).toBe(8);
    expect(given.host.expected).toBe(1);
    const states = [...given.store.reviews.values()].map(({ calls }) => calls);
    expect(states).toEqual([11]);
    expect(log.filter((name) => name === 'setBuildStatus')).toHaveLength(2);
  });

  it('does nothing for the same head again, and writes nothing when a person asks again', async () => {
    const given = await reviewed();
    given.host.log.length = 0;
    await reviewPullRequest(webhook(given), loom(given));
    expect(given.host.log).toEqual([]);
    await reviewPullRequest(webhook(given, { again: true }), loom(given));
    expect(given.host.log.sort()).toEqual(['comments', 'pullRequest']);
    expect(given.host.expected).toBe(1);
    expect(given.store.tracked.map(({ state }) => state)).toEqual(['new', 'new', 'new']);
  });

  it('announces no comments to the host for a change that brings no finding', async () => {
    const given = scene(BASE, { ...BASE, 'b.js': 'y\n' });
    await reviewPullRequest(webhook(given), loom(given));
    expect(given.host.expected).toBe(0);
  });

  it("tells how to dismiss where Loom's panel is not shown", async () => {
    const given = scene(BASE, FIRST);
    const withoutPanel = modelHost(given.host, (_, effect) => Promise.resolve(effect()), { panel: false });
    await reviewPullRequest(webhook(given), loom(given, undefined, { host: withoutPanel }));
    const [review] = given.store.reviews.keys();
    expect(given.host.comments[0]?.body).toContain(`[Loom's review page](https://loom.example/r/${review})`);
  });

  it('resolves what a push fixed, tells what is new once, and re-opens what comes back', async () => {
    const given = await reviewed();
    push(given, '2', { 'a.js': BASE['a.js'], 'b.js': 'x\nbad\nmeh\n' });
    await reviewPullRequest(webhook(given), loom(given));
    expect(threads(given.host)).toEqual(['a.js:2 evil resolved', 'b.js:2 bad', 'b.js:3 meh', 'summary']);
    expect(writes(given).filter((name) => name === 'setResolved')).toHaveLength(1);
    expect(given.host.log.length - 1).toBeLessThanOrEqual(8);
    expect(given.host.statuses.get(commitOf('2'))).toMatchObject({ state: 'successful' });

    push(given, '3', FIRST);
    await reviewPullRequest(webhook(given), loom(given));
    expect(threads(given.host)).toEqual(['a.js:2 evil', 'b.js:2 bad', 'b.js:3 meh', 'summary']);
    expect(writes(given)).not.toContain('createComment');
  });

  it('does not double a comment when something near it is edited', async () => {
    const given = await reviewed();
    push(given, '2', { 'a.js': FIRST['a.js'], 'b.js': 'x\nfirst of all\nbad\nmeh\n' });
    await reviewPullRequest(webhook(given), loom(given));
    expect(threads(given.host)).toEqual(['a.js:2 evil', 'b.js:2 bad', 'b.js:3 meh', 'summary']);
    expect(writes(given)).not.toContain('createComment');
  });

  it('says in place that all is well once everything is fixed', async () => {
    const given = await reviewed();
    push(given, '2', { ...BASE, 'b.js': 'x\ny\n' });
    await reviewPullRequest(webhook(given), loom(given));
    expect(threads(given.host).filter((each) => !each.endsWith('resolved'))).toEqual(['summary']);
    expect(given.host.comments.find(({ anchor }) => anchor === null)?.body).toContain('all is well');
  });

  it('says nothing in words when there is nothing to say', async () => {
    const given = scene(BASE, { ...BASE, 'b.js': 'x\ny\n' });
    await reviewPullRequest(webhook(given), loom(given));
    expect(given.host.comments).toEqual([]);
    expect(given.host.statuses.get(commitOf('1'))).toMatchObject({ state: 'successful' });
    expect(given.host.reports.get(commitOf('1'))).toMatchObject({ report: { result: 'passed' } });
  });

  it('fails nobody and resolves nothing when a tool breaks down', async () => {
    const given = await reviewed();
    given.tool = 'broken';
    push(given, '2', { ...BASE, 'b.js': 'x\ny\n' });
    await reviewPullRequest(webhook(given), loom(given));
    expect(threads(given.host)).toEqual(['a.js:2 evil', 'b.js:2 bad', 'b.js:3 meh', 'summary']);
    expect(given.host.statuses.get(commitOf('2'))).toMatchObject({
      state: 'successful',
      description: expect.stringContaining('Not evaluated') as string,
    });
  });

  it('tells what goes beyond the limits in the summary', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `bad ${index}`).join('\n');
    const given = scene(BASE, { ...BASE, 'b.js': `${many}\n` });
    await reviewPullRequest(webhook(given), loom(given));
    expect(threads(given.host).filter((each) => each.startsWith('b.js'))).toHaveLength(5);
    const summary = given.host.comments.find(({ anchor }) => anchor === null)?.body ?? '';
    expect(summary.match(/^\| warning/gm)).toHaveLength(25);
  });

  it('tells in the summary what the host refuses to anchor', async () => {
    const given = scene(BASE, FIRST);
    // The change the tools see is not the one that the host shows any more.
    const host = loom(given).host;
    const { openChange } = host;
    const deps = loom(given, undefined, {
      host: {
        ...host,
        openChange: async (...args) => {
          const change = await openChange(...args);
          given.host.head = { ...FIRST, 'a.js': BASE['a.js'] };
          return change;
        },
      },
    });
    await reviewPullRequest(webhook(given), deps);
    expect(threads(given.host)).toEqual(['b.js:2 bad', 'b.js:3 meh', 'summary']);
    expect(given.host.comments.find(({ anchor }) => anchor === null)?.body).toContain('`a.js:2`');
  });

  it('finds comments whose answer was lost, and repeats only those that never arrived', async () => {
    const given = scene(BASE, FIRST);
    let lost = 0;
    given.host.onArrived = (name, body) => {
      if (name === 'createComment' && !body.includes('loom:v1:summary') && (lost += 1) <= 2) throw unavailable();
    };
    let called = 0;
    given.host.onCall = (name) => {
      if (name === 'createComment' && (called += 1) === 3) throw unavailable();
    };
    await reviewPullRequest(webhook(given), loom(given));
    expect(threads(given.host)).toEqual(['a.js:2 evil', 'b.js:2 bad', 'b.js:3 meh', 'summary']);
    expect(given.host.log.filter((name) => name === 'comments')).toHaveLength(2);
  });

  it('opens the newest head when the webhook told an older one', async () => {
    const given = scene(BASE, FIRST);
    const stale = webhook(given);
    push(given, '2', FIRST);
    await reviewPullRequest(stale, loom(given));
    expect([...given.host.statuses.keys()]).toEqual([commitOf('2')]);
  });

  it('starts again with the newer head when it moved on during a long review', async () => {
    const given = scene(BASE, FIRST);
    const stale = webhook(given);
    given.host.onCall = (name) => {
      if (name !== 'setBuildStatus') return;
      given.host.onCall = () => undefined;
      given.now += 60_000;
      given.host.headCommit = commitOf('2');
    };
    await reviewPullRequest(stale, loom(given));
    expect([...given.store.reviews.values()].map(({ state }) => state)).toEqual(['cancelled', 'completed']);
    expect(given.host.statuses.get(commitOf('2'))).toMatchObject({ state: 'failed' });
    expect(given.host.statuses.get(commitOf('1'))).toMatchObject({
      state: 'successful',
      description: expect.stringMatching(/^Not evaluated: A newer push/) as string,
    });
  });

  it.each<[string, (given: Scene) => void, RegExp]>([
    ['is off', (given) => (given.store.repositorySettings = { enabled: false }), /switched off/],
    ['is a draft', (given) => (given.host.pullRequest = { ...given.host.pullRequest, draft: true }), /draft/],
    ['is merged', (given) => (given.host.pullRequest = { ...given.host.pullRequest, state: 'merged' }), /merged/],
    [
      'goes elsewhere',
      (given) => (given.host.base = { ...BASE, '.loom/config.yaml': 'triggers:\n  branches: [release]\n' }),
      /branches/,
    ],
  ])('writes nothing when it %s, and records why', async (_, prepare, reason) => {
    const given = scene(BASE, FIRST);
    prepare(given);
    given.host.head = { ...given.host.base, ...FIRST };
    await reviewPullRequest(webhook(given), loom(given));
    expect(writes(given)).toEqual([]);
    expect([...given.store.reviews.values()]).toMatchObject([
      { state: 'skipped', reason: expect.stringMatching(reason) as string },
    ]);
  });

  it('opens tasks for blockers and votes when told to, and takes both back', async () => {
    const given = scene(BASE, FIRST);
    given.store.workspaceSettings = { tasks: 'blockers', reviewAction: 'request_changes' };
    await reviewPullRequest(webhook(given), loom(given));
    expect(given.host.tasks).toMatchObject([{ done: false, body: expect.stringContaining('evil') as string }]);
    expect(given.host.vote).toBe('request_changes');
    push(given, '2', { ...BASE, 'b.js': 'x\ny\n' });
    await reviewPullRequest(webhook(given), loom(given));
    expect(given.host.tasks).toMatchObject([{ done: true }]);
    expect(given.host.vote).toBe('approve');
  });

  it('stops when it is told to, posts nothing more, and the next run repairs', async () => {
    const given = scene(BASE, FIRST);
    const stop = new AbortController();
    given.host.onArrived = (name) => {
      if (name === 'createComment') stop.abort();
    };
    const run = reviewPullRequest(webhook(given), loom(given, undefined, { signal: stop.signal }));
    await expect(run).rejects.toMatchObject({ kind: 'cancelled' });
    expect([...given.store.reviews.values()]).toMatchObject([{ state: 'cancelled' }]);
    given.host.onArrived = () => undefined;
    await reviewPullRequest(webhook(given), loom(given));
    expect(threads(given.host)).toEqual(['a.js:2 evil', 'b.js:2 bad', 'b.js:3 meh', 'summary']);
  });

  it('records a failure with what to do, holds nobody up, and leaves the retry to the queue', async () => {
    const given = scene(BASE, FIRST);
    given.host.onCall = (name) => {
      if (name === 'createComment') throw new Failure({ kind: 'forbidden', what: 'No right.', next: 'Grant it.' });
    };
    await expect(reviewPullRequest(webhook(given), loom(given))).rejects.toMatchObject({ kind: 'forbidden' });
    expect([...given.store.reviews.values()]).toMatchObject([{ state: 'failed', reason: 'No right. Grant it.' }]);
    expect(given.host.statuses.get(commitOf('1'))?.state).not.toBe('in-progress');
    given.host.onCall = () => undefined;
    await reviewPullRequest(webhook(given), loom(given));
    expect(given.host.statuses.get(commitOf('1'))?.state).toBe('failed');
  });

  it('ends the row of a run that was cut short', async () => {
    const given = scene(BASE, FIRST);
    await openRecord(REF, loom(given)).know({});
    await reviewPullRequest(webhook(given), loom(given));
    expect([...given.store.reviews.values()].map(({ state }) => state)).toEqual(['cancelled', 'completed']);
  });

  it('rebuilds a lost database from the comments', async () => {
    const given = await reviewed();
    given.store.comments.clear();
    given.store.commits.clear();
    given.store.reviews.clear();
    given.store.tracked = [];
    given.store.installation = { ...given.store.installation, account: null };
    given.host.log.length = 0;
    await reviewPullRequest(webhook(given), loom(given));
    expect(writes(given)).not.toContain('createComment');
    expect(given.store.comments.size).toBe(4);
    expect(given.store.tracked).toHaveLength(3);
  });
});

function unavailable(): Failure {
  return new Failure({ kind: 'unavailable', what: 'No answer.', next: 'Try again.' });
}

import { createHmac } from 'node:crypto';
import { startSubscriber, type Subscriber } from '../../webhooks/testing/subscriber';
import type { HookOwner } from '../host';
import type { DataCenterOptions } from '../start';
import { P, R, seeded, type Seeded } from '../testing/seeded';

let host: Seeded;
let subscriber: Subscriber;
const secret = ['loom', 'secret'].join('-');

async function start(options: DataCenterOptions = {}, failing = false): Promise<void> {
  host = await seeded(options);
  subscriber = await startSubscriber((response) => response.writeHead(failing ? 500 : 200).end());
}
afterEach(() => Promise.all([host.instance.close(), subscriber.close()]));

const ALL = [
  'pr:opened',
  'pr:from_ref_updated',
  'pr:modified',
  'pr:comment:added',
  'pr:comment:edited',
  'pr:comment:deleted',
  'pr:reviewer:updated',
  'pr:reviewer:approved',
  'pr:reviewer:unapproved',
  'pr:reviewer:needs_work',
  'pr:merged',
  'pr:declined',
  'pr:deleted',
  'repo:refs_changed',
];

function subscribe(owner: HookOwner, events = ALL): void {
  const configuration = { secret };
  host.instance.addHook(owner, { name: 'Loom', url: `${subscriber.url}/hook`, events, configuration });
}

async function bodies(): Promise<readonly Readonly<Record<string, unknown>>[]> {
  await host.instance.webhooks.idle();
  const parsed = subscriber.received.map(({ body }) => JSON.parse(body.toString()) as Record<string, unknown>);
  return parsed.sort((left, right) => ALL.indexOf(String(left.eventKey)) - ALL.indexOf(String(right.eventKey)));
}

it('a delivery says what happened, signed over its bytes', async () => {
  await start();
  subscribe(host.repository);
  const { id } = host.instance.addComment(host.pullRequest, host.author, { text: 'why ü?' });
  const [payload] = await bodies();
  expect(payload).toMatchObject({
    eventKey: 'pr:comment:added',
    date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/) as unknown,
    actor: { name: 'A.Author', slug: 'a.author' },
    pullRequest: { id: 1, toRef: { repository: { project: { key: 'EXP' } } } },
    comment: { id, text: 'why ü?', createdDate: expect.any(Number) as unknown, threadResolved: false },
  });
  expect(payload?.comment).not.toHaveProperty('anchor');
  const [{ headers, body }] = subscriber.received as [(typeof subscriber.received)[number]];
  expect(headers).toMatchObject({
    'x-event-key': 'pr:comment:added',
    'content-type': 'application/json; charset=utf-8',
    'x-hub-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  });
  expect(headers).toHaveProperty('x-request-id');
  expect(headers).not.toHaveProperty('x-attempt-number');
});

it('a push tells of the refs, and of the pull requests whose source moved', async () => {
  await start();
  subscribe(host.project);
  const before = host.pullRequest.source.hash;
  const files = { 'src/app.ts': 'one\n' };
  const after = await host.instance.world.commitFiles(host.repository, 'feature/x', { files, message: 'third' });
  const [moved, pushed] = await bodies();
  expect(moved).toMatchObject({
    eventKey: 'pr:from_ref_updated',
    previousFromHash: before,
    pullRequest: { version: 1, fromRef: { latestCommit: after } },
  });
  expect(pushed).toMatchObject({
    eventKey: 'repo:refs_changed',
    repository: { slug: 'exporter' },
    changes: [{ refId: 'refs/heads/feature/x', fromHash: before, toHash: after, type: 'UPDATE' }],
    toCommit: { id: after },
  });
});

it('one update may be two events: what it says, and who is to review', async () => {
  await start();
  subscribe(host.repository);
  const change = { title: 'Other', description: '', reviewers: [host.admin] };
  await host.instance.world.updatePullRequest(host.pullRequest, host.author, change);
  const [modified, reviewers] = await bodies();
  expect(modified).toMatchObject({
    eventKey: 'pr:modified',
    previousTitle: 'Count on',
    previousDescription: 'Adds four.',
    previousDraft: false,
    previousTarget: { id: 'refs/heads/main' },
    pullRequest: { title: 'Other' },
  });
  expect(reviewers).toMatchObject({
    eventKey: 'pr:reviewer:updated',
    addedReviewers: [{ name: 'mrossi' }],
    removedReviewers: [{ name: 'klind' }],
  });
});

it('verdicts, edits, replies and ends have their events; ticking and resolving have none', async () => {
  await start();
  subscribe(host.repository);
  const { instance, pullRequest, reviewer, author, admin } = host;
  instance.review(pullRequest, reviewer, 'NEEDS_WORK');
  instance.review(pullRequest, reviewer, 'APPROVED');
  instance.review(pullRequest, reviewer, 'UNAPPROVED');
  const root = instance.addComment(pullRequest, author, { text: 'root' });
  const reply = instance.addComment(pullRequest, reviewer, { text: 'reply', parent: root });
  instance.changeComment(reply, reviewer, { text: 'better' });
  instance.changeComment(root, reviewer, { threadResolved: true, state: 'RESOLVED' });
  instance.deleteComment(reply, reviewer);
  instance.world.declinePullRequest(pullRequest, author);
  instance.reopenPullRequest(pullRequest, author);
  await instance.world.mergePullRequest(pullRequest, admin);
  instance.deletePullRequest(pullRequest, admin);
  const events = await bodies();
  expect(events.map(({ eventKey }) => eventKey)).toEqual([
    'pr:comment:added',
    'pr:comment:added',
    'pr:comment:edited',
    'pr:comment:deleted',
    'pr:reviewer:approved',
    'pr:reviewer:unapproved',
    'pr:reviewer:needs_work',
    'pr:merged',
    'pr:declined',
    'pr:deleted',
    'repo:refs_changed',
  ]);
  expect(events[2]).toMatchObject({ previousComment: 'reply', comment: { text: 'better' }, commentParentId: root.id });
  expect(events[4]).toMatchObject({
    previousStatus: 'NEEDS_WORK',
    participant: { status: 'APPROVED', approved: true },
  });
  expect(events[7]).toMatchObject({ pullRequest: { state: 'MERGED', properties: { mergeCommit: {} } } });
});

it('what fails is not sent again, and after five failures nothing is sent for a while', async () => {
  let now = Date.now();
  await start({ clock: () => now }, true);
  subscribe(host.repository, ['pr:comment:added']);
  const comment = async (): Promise<void> => {
    host.instance.addComment(host.pullRequest, host.author, { text: 'hello' });
    await host.instance.webhooks.idle();
  };
  for (let at = 0; at < 7; at += 1) await comment();
  expect([subscriber.received.length, host.instance.messenger.skipped.length]).toEqual([5, 2]);
  now += 10_000;
  await comment();
  await comment();
  expect([subscriber.received.length, host.instance.messenger.skipped.length]).toEqual([6, 3]);
});

it('newer releases write the times inside a payload as text', async () => {
  await start({ webhooks: { isoTimes: true } });
  subscribe(host.repository, ['pr:declined']);
  host.instance.world.declinePullRequest(host.pullRequest, host.author);
  const [payload] = await bodies();
  expect(payload).toMatchObject({ pullRequest: { closedDate: expect.stringMatching(/^\d{4}-.*Z$/) as unknown } });
});

describe('webhooks by REST', () => {
  const request = { name: 'Loom', url: 'http://127.0.0.1:9/hook', events: ['pr:opened'] };
  const asAdmin = (): Record<string, string> => ({ authorization: `Bearer ${host.key.secret}` });

  it('are made, found, replaced as a whole, and deleted', async () => {
    await start();
    const configuration = { secret, createdBy: 'loom' };
    const made = await host.call('POST', `${R}/webhooks`, { ...request, configuration }, asAdmin());
    expect(made.json).toMatchObject({ configuration, scopeType: 'repository', active: true });
    const path = `${R}/webhooks/${(made.json as { id: number }).id}`;
    const replaced = await host.call('PUT', path, { ...request, active: false }, asAdmin());
    expect(replaced.json).toMatchObject({ active: false, configuration: {} });
    await host.call('POST', '/projects/EXP/webhooks', request, asAdmin());
    expect((await host.call('GET', `${R}/webhooks`, undefined, asAdmin())).json).toMatchObject({ size: 1 });
    expect((await host.call('GET', `${R}/webhooks/search`, undefined, asAdmin())).json).toMatchObject({ size: 2 });
    expect((await host.call('DELETE', path, undefined, asAdmin())).status).toBe(204);
    expect((await host.call('GET', path, undefined, asAdmin())).status).toBe(404);
  });

  it.each(['pr:to_ref_updated', 'pr:reviewer:changes_requested', 'diagnostics:ping'])(
    '%s is refused',
    async (event) => {
      await start();
      const answer = await host.call('POST', `${R}/webhooks`, { ...request, events: [event] }, asAdmin());
      expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(event)]);
    },
  );

  it.each([
    ['test', '{"test": true}'],
    ['empty', ''],
  ] as const)('the connection test is unsigned (%s)', async (ping, body) => {
    await start({ webhooks: { ping } });
    const url = encodeURIComponent(`${subscriber.url}/hook`);
    const answer = await host.call('POST', `${R}/webhooks/test?url=${url}`, undefined, asAdmin());
    expect(answer.json).toMatchObject({ result: { outcome: 'SUCCESS', statusCode: 200 } });
    expect(subscriber.received[0]?.headers).toMatchObject({ 'x-event-key': 'diagnostics:ping' });
    expect(subscriber.received[0]?.headers).not.toHaveProperty('x-hub-signature');
    expect(subscriber.received[0]?.body.toString()).toBe(body);
    expect((await host.call('POST', `${R}/webhooks/test`, undefined, asAdmin())).status).toBe(500);
  });

  it('the last delivery can be looked up', async () => {
    await start();
    subscribe(host.repository, ['pr:comment:added']);
    const hooks = (await host.call('GET', `${R}/webhooks`, undefined, asAdmin())).json as { values: { id: number }[] };
    const latest = `${R}/webhooks/${hooks.values[0]?.id ?? 0}/latest`;
    expect((await host.call('GET', latest, undefined, asAdmin())).status).toBe(204);
    await host.call('POST', `${P}/comments`, { text: 'hello' });
    await host.instance.webhooks.idle();
    expect((await host.call('GET', latest, undefined, asAdmin())).json).toMatchObject({ event: 'pr:comment:added' });
  });
});

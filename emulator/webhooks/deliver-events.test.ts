import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from 'jsonwebtoken';
import { appParcels, createConnectApps, queryHash } from '../connect';
import { type SampleApp, startSampleApp } from '../connect/testing/sample-app';
import { type Account, createWorld, type PullRequest, type Repository, type World } from '../world';
import { deliverEvents } from './deliver-events';
import { bodySignature } from './parcel';
import { createPostOffice, type PostOffice } from './post-office';
import { startSubscriber, type Subscriber } from './testing/subscriber';

let folder: string;
let world: World;
let office: PostOffice;
let subscriber: Subscriber;
let app: SampleApp;
let ada: Account;
let repository: Repository;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-webhooks-'));
  world = createWorld({ folder });
  office = createPostOffice({ retryDelaysMs: [5, 5] });
  deliverEvents(world, office, (event) => appParcels(world, event));
  subscriber = await startSubscriber();
  app = await startSampleApp();
  ada = world.addUser({ displayName: 'Ada' });
  repository = await world.addRepository(world.addWorkspace('acme', { owners: [ada] }), 'api');
  await world.commitFiles(repository, 'main', { files: { 'a.txt': 'a\n' }, message: 'first' });
  await world.commitFiles(repository, 'topic', { files: { 'a.txt': 'b\n' }, message: 'second' });
});

afterEach(async () => {
  await Promise.all([office.close(), subscriber.close(), app.close()]);
  rmSync(folder, { recursive: true, force: true });
});

function openPullRequest(): Promise<PullRequest> {
  return world.createPullRequest(repository, ada, { title: 'Change', source: { branch: 'topic' } });
}

it('serves the hooks of the repository and of the workspace, each by what it asked for', async () => {
  const secret = randomBytes(8).toString('hex');
  world.addHook(repository, { url: `${subscriber.url}/r`, events: ['pullrequest:created'], secret });
  world.addHook(repository.workspace, { url: `${subscriber.url}/w`, events: ['*'] });
  world.addHook(repository, { url: `${subscriber.url}/off`, events: ['*'], active: false });
  world.addHook(repository, { url: `${subscriber.url}/other`, events: ['repo:push'] });
  await openPullRequest();
  await office.idle();
  expect(subscriber.received.map(({ path }) => path).sort()).toEqual(['/r', '/w']);
  const [signed, plain] = [...subscriber.received].sort((left, right) => left.path.localeCompare(right.path));
  expect(signed?.headers['x-hub-signature']).toBe(bodySignature(signed!.body, secret));
  expect(plain?.headers).not.toHaveProperty('x-hub-signature');
  expect(JSON.parse(signed!.body.toString())).toMatchObject({
    repository: { uuid: repository.uuid },
    actor: { uuid: ada.uuid },
    pullrequest: { id: 1, title: 'Change' },
  });
});

it('wraps what an app gets, with a token in the place of a signature', async () => {
  const { workspace } = repository;
  const { clientKey, sharedSecret } = await apps().install({ descriptorUrl: app.descriptorUrl, workspace, user: ada });
  await openPullRequest();
  await office.idle();
  const call = app.calls.find(({ path }) => path === '/webhooks');
  expect(call?.body).toMatchObject({ event: 'pullrequest:created', data: { pullrequest: { id: 1 } } });
  expect(call?.headers).not.toHaveProperty('x-hub-signature');
  const claims = verify((call?.headers.authorization ?? '').replace('JWT ', ''), sharedSecret, {
    algorithms: ['HS256'],
  });
  const url = new URL('/webhooks', app.baseUrl);
  expect(claims).toMatchObject({ iss: clientKey, aud: clientKey, qsh: queryHash({ method: 'POST', url }) });
});

it('tells an app nothing of other workspaces, without the scope, or when it is gone', async () => {
  const other = world.addWorkspace('other', { owners: [ada] });
  await apps().install({ descriptorUrl: app.descriptorUrl, workspace: other, user: ada });
  app.descriptor = { ...app.descriptor, key: 'narrow', scopes: ['repository'] };
  const { workspace } = repository;
  await apps().install({ descriptorUrl: app.descriptorUrl, workspace, user: ada });
  app.descriptor = { ...app.descriptor, key: 'gone', scopes: ['pullrequest'] };
  const leaving = apps();
  const { clientKey } = await leaving.install({ descriptorUrl: app.descriptorUrl, workspace, user: ada });
  await leaving.uninstall(clientKey);
  await openPullRequest();
  await office.idle();
  expect(app.calls.filter(({ path }) => path === '/webhooks')).toHaveLength(0);
});

function apps(): ReturnType<typeof createConnectApps> {
  return createConnectApps(world);
}

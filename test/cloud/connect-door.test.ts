import { randomBytes } from 'node:crypto';
import type { LoomProcess } from '../../demo/loom-process';
import type { HostEvent, PullRequest, Repository, Workspace } from '../../emulator';
import { hostToken } from '../../emulator/connect/token';
import { openQueue, type Queue } from '../../src/queue';
import { ORDERS, ORDERS_REVIEWED } from './orders';
import { settle, settleQueue } from './settle';
import { standingOf } from './standing';
import { type CloudWorld, makeCloudWorld, refereeOption } from './world';

const LINK = 'https://developer.atlassian.com/console/install/loom';
const NO_TOKEN = { BITBUCKET_ACCESS_TOKEN: '', BITBUCKET_WEBHOOK_SECRET: '' };

describe('the Connect app', () => {
  let world: CloudWorld;
  let loom: LoomProcess;
  let queue: Queue;
  let globex: Workspace;
  let vault: Repository;
  let pulls = 0;
  /** Client keys, as Bitbucket gives them: of a registered app, and of one that was installed from its address. */
  let acmeKey: string;
  let globexKey: string;

  beforeAll(async () => {
    world = await makeCloudWorld({ base: { 'README.md': '# Shop\n' }, ...refereeOption() });
    queue = await openQueue(world.databaseUrl);
    const bitbucket = world.emulator.world;
    world.repository.hooks.clear();
    globex = bitbucket.addWorkspace('globex', { owners: [world.admin], members: [world.author] });
    vault = await bitbucket.addRepository(globex, 'vault', { isPrivate: true });
    bitbucket.setPermission(vault, world.author, 'write');
    const begin = { files: { 'README.md': '# Vault\n' }, message: 'Begin', author: world.admin };
    await bitbucket.commitFiles(vault, 'main', begin);
    loom = await world.startLoom({ ...NO_TOKEN, LOOM_FORGE_APP_LINK: LINK });
  });
  afterAll(async () => {
    await queue.close();
    await world.close();
  });

  function open(repository: Repository): Promise<PullRequest> {
    pulls += 1;
    return world.openPullRequest({ branch: `change-${pulls}`, files: { 'api/orders.py': ORDERS }, repository });
  }

  async function reviewed(repository: Repository): Promise<PullRequest> {
    const pull = await open(repository);
    await settle(world, queue, pull);
    expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
    return pull;
  }

  async function ignored(repository: Repository): Promise<void> {
    const before = world.emulator.requests.length;
    const pull = await open(repository);
    await settleQueue(world, queue);
    expect(standingOf(pull)).toMatchObject({ inline: [], summaries: 0, status: null, report: null });
    expect(world.emulator.requests.length).toBe(before);
  }

  async function install(workspace: Workspace, form: 'registered' | 'classic'): Promise<string> {
    const descriptorUrl = `${loom.url}/atlassian-connect.json`;
    const { clientKey } = await world.emulator.apps.install({ descriptorUrl, workspace, user: world.admin, form });
    return clientKey;
  }

  function secretOf(clientKey: string): string {
    return world.emulator.world.installations.get(clientKey)?.sharedSecret ?? '';
  }

  function post(path: string, body: unknown, signer?: { clientKey: string; sharedSecret: string }): Promise<Response> {
    const url = new URL(`${loom.url}${path}`);
    const token = signer && hostToken({ method: 'POST', url }, { ...signer, now: Date.now(), validForSeconds: 60 });
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `JWT ${token}` } : {}) };
    return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** What Bitbucket sends when the app is installed. */
  function installedBody(clientKey: string, workspace: Workspace, sharedSecret: string): Record<string, unknown> {
    return {
      key: 'loom-for-bitbucket',
      eventType: 'installed',
      productType: 'bitbucket',
      baseUrl: world.emulator.webUrl,
      baseApiUrl: world.emulator.apiUrl,
      clientKey,
      sharedSecret,
      principal: { uuid: workspace.uuid, display_name: workspace.name },
    };
  }

  it('tells of the Forge app where there is one', async () => {
    const read = async (): Promise<unknown> => (await fetch(`${loom.url}/atlassian-connect.json`)).json();
    expect(await read()).toMatchObject({ key: 'loom-for-bitbucket', forgeAppLink: LINK });
    await loom.stop();
    loom = await world.startLoom(NO_TOKEN);
    expect(await read()).not.toHaveProperty('forgeAppLink');
  });

  it('is installed in two workspaces of one process, each with its own account, and reviews in both', async () => {
    acmeKey = await install(world.workspace, 'registered');
    globexKey = await install(globex, 'classic');
    const [here, there] = [await reviewed(world.repository), await reviewed(vault)];
    const authors = [here, there].map(({ comments }) => [...comments.values()][0]?.author);
    const accountOf = (key: string): unknown => world.emulator.world.installations.get(key)?.account;
    expect(authors).toEqual([accountOf(acmeKey), accountOf(globexKey)]);
  });

  it('lets no webhook of one workspace touch the repositories of another', async () => {
    let told: HostEvent | null = null;
    const stop = world.emulator.world.onEvent((event) => {
      if (event.key === 'pullrequest:created') told = event;
    });
    await reviewed(vault);
    stop();
    const body = (event: HostEvent | null): unknown => ({ event: event?.key, data: event?.payload });
    const before = world.emulator.requests.length;
    const asAcme = { clientKey: acmeKey, sharedSecret: secretOf(acmeKey) };
    expect((await post('/connect/webhooks', body(told), asAcme)).status).toBe(403);
    const mixed = { clientKey: globexKey, sharedSecret: secretOf(acmeKey) };
    expect((await post('/connect/webhooks', body(told), mixed)).status).toBe(401);
    expect((await post('/connect/webhooks', body(told))).status).toBe(401);
    expect((await post('/connect/webhooks', body(told), { ...asAcme, clientKey: 'connection:77' })).status).toBe(401);
    await settleQueue(world, queue);
    expect(world.emulator.requests.length).toBe(before);
  });

  it('takes no installation of another app, nor one that Bitbucket does not know', async () => {
    const secret = randomBytes(32).toString('hex');
    const clientKey = `ari:cloud:bitbucket::app/${world.workspace.uuid}/another-app`;
    const other = { ...installedBody(clientKey, world.workspace, secret), key: 'another-app' };
    expect((await post('/installed', other)).status).toBe(400);
    expect((await post('/installed', installedBody('connection:99', globex, secret))).status).toBe(401);
  });

  it('takes no unsigned new secret for an installation that it knows', async () => {
    const stolen = installedBody(acmeKey, world.workspace, randomBytes(32).toString('hex'));
    expect((await post('/installed', stolen)).status).toBe(401);
    const guessed = { clientKey: acmeKey, sharedSecret: String(stolen.sharedSecret) };
    expect((await post('/installed', stolen, guessed)).status).toBe(401);
    await reviewed(world.repository);
  });

  it('goes on after an update, and after a new secret', async () => {
    await world.emulator.apps.update(acmeKey);
    await reviewed(world.repository);
    const old = secretOf(acmeKey);
    await world.emulator.apps.rotateSecret(acmeKey);
    expect(secretOf(acmeKey)).not.toBe(old);
    await reviewed(world.repository);
    // A delivery that was on its way when the secret changed.
    const ignorable = { event: 'pullrequest:approved', data: {} };
    expect((await post('/connect/webhooks', ignorable, { clientKey: acmeKey, sharedSecret: old })).status).toBe(200);
  });

  it('is gone after an uninstall, here and not elsewhere', async () => {
    await world.emulator.apps.uninstall(acmeKey);
    await ignored(world.repository);
    const signer = { clientKey: acmeKey, sharedSecret: secretOf(acmeKey) };
    expect((await post('/connect/webhooks', { event: 'pullrequest:approved', data: {} }, signer)).status).toBe(401);
    await reviewed(vault);
  });

  it('comes back only with an installation that is signed with the secret it had', async () => {
    const unsigned = installedBody(acmeKey, world.workspace, randomBytes(32).toString('hex'));
    expect((await post('/installed', unsigned)).status).toBe(401);
    await ignored(world.repository);
    expect(await install(world.workspace, 'registered')).toBe(acmeKey);
    await reviewed(world.repository);
  });

  it('says nothing that the official document does not allow, and no secret in its log', () => {
    expect(world.emulator.violations).toEqual([]);
    const log = loom.log().join('\n');
    for (const key of [acmeKey, globexKey]) expect(log).not.toContain(secretOf(key));
  });
});

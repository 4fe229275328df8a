import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  type Account,
  type Emulator,
  type Repository,
  startEmulator,
  type Workspace,
  type World,
} from '../../emulator';
import type { CloudCredential } from '../../src/config';
import type { Installation } from '../../src/domain';
import type { HostRegistry } from '../../src/platform';
import { createHttpClient } from '../../src/platform/http';
import { createHostRegistry } from '../../src/platform/registry';
import { openSource } from '../../src/platform/source';
import { describeHostContract, type HostFixture } from '../../src/platform/testing/host-contract';
import { createMetrics, SILENT } from '../../src/telemetry';
import { readDescriptor } from '../../src/web/connect/descriptor';
import { accessToken, apiToken, type MadeCredential, oauthConsumer } from './credentials';
import { refereeOption } from './world';

const APP_KEY = 'loom-for-bitbucket';
const BASE = 'one\ntwo\nthree\nfour\nfive\n';
const HEAD = 'one\n2\n3\nfour\nfive\n';

/** How a host signs in, and what is known of it. */
interface SignIn {
  /** The account that the host names when it is asked who calls; null when it does not tell. */
  readonly self: string | null;
  readonly credential: CloudCredential | null;
  readonly installation: Installation;
  readonly sharedSecret: string | null;
}

const TENANT: Installation = {
  id: 'tenant',
  kind: 'cloud-token',
  clientKey: null,
  workspace: null,
  workspaceName: null,
  state: 'active',
  account: null,
};

const WAYS: readonly (readonly [string, (world: World, workspace: Workspace) => SignIn])[] = [
  ['an access token', (world, workspace) => byCredential(accessToken(world, workspace))],
  ['an API token', (world, workspace) => byCredential(apiToken(world, workspace))],
  ['an OAuth consumer', (world, workspace) => byCredential(oauthConsumer(world, workspace))],
  ['a Connect installation', byInstallation],
];

function byCredential({ account, credential }: MadeCredential): SignIn {
  return { self: account.uuid, credential, installation: TENANT, sharedSecret: null };
}

function byInstallation(world: World, workspace: Workspace): SignIn {
  const clientKey = `ari:cloud:bitbucket::app/${workspace.uuid}/${APP_KEY}`;
  const sharedSecret = randomBytes(32).toString('hex');
  const appFolder = join(__dirname, '../..');
  const baseUrl = 'http://127.0.0.1';
  const descriptor = readDescriptor({ appFolder, appKey: APP_KEY, baseUrl, forgeAppLink: null, votes: true });
  const { scopes } = descriptor;
  world.putInstallation({ clientKey, appKey: APP_KEY, appName: 'Loom', workspace, sharedSecret, scopes, descriptor });
  const installation = { ...TENANT, kind: 'cloud-connect', clientKey, workspace: workspace.uuid } as const;
  return { self: null, credential: null, installation, sharedSecret };
}

describe('Bitbucket Cloud', () => {
  let emulator: Emulator;
  let workspace: Workspace;
  let repository: Repository;
  let author: Account;
  let pulls = 0;

  beforeAll(async () => {
    emulator = await startEmulator({ rateLimit: { perHour: null }, ...refereeOption() });
    const { world } = emulator;
    const owner = world.addUser({ nickname: 'ada', displayName: 'Ada' });
    author = world.addUser({ nickname: 'dev', displayName: 'Devi' });
    workspace = world.addWorkspace('acme', { owners: [owner], members: [author] });
    repository = await world.addRepository(workspace, 'shop', { isPrivate: true });
    world.setPermission(repository, author, 'write');
    await world.commitFiles(repository, 'main', { files: { 'src/a.txt': BASE }, message: 'Begin', author: owner });
  });
  afterAll(() => emulator.close());

  describe.each(WAYS)('through %s', (_name, signIn) => {
    let hosts: HostRegistry;
    let self: string | null;

    beforeAll(() => {
      const way = signIn(emulator.world, workspace);
      const { credential, installation, sharedSecret } = way;
      self = way.self;
      hosts = createHostRegistry({
        http: createHttpClient({ logger: SILENT, metrics: createMetrics({ processMetrics: false }) }),
        apiUrl: emulator.apiUrl,
        webUrl: emulator.webUrl,
        credential,
        appKey: APP_KEY,
        installation: () => Promise.resolve(installation),
        secrets: () => Promise.resolve(sharedSecret === null ? null : { sharedSecret }),
        openSource,
      });
    });
    afterAll(() => hosts.close());

    describeHostContract('it', async (): Promise<HostFixture> => {
      pulls += 1;
      const branch = `change-${pulls}`;
      const change = { files: { 'src/a.txt': `${HEAD}${pulls}\n` }, message: branch, from: 'main', author };
      const commit = await emulator.world.commitFiles(repository, branch, change);
      const { id } = await emulator.world.createPullRequest(repository, author, { title: branch, source: { branch } });
      return {
        host: await hosts.hostOf(TENANT.id),
        ref: { tenant: TENANT.id, repository: repository.uuid, number: id },
        commit,
        branch,
        author: author.uuid,
        file: { path: 'src/a.txt', firstLine: 2, removedLine: 2 },
        self,
        close: () => Promise.resolve(),
      };
    });
  });

  it('was sent nothing that the official document does not allow', () => {
    expect(emulator.requests.length).toBeGreaterThan(400);
    expect(emulator.violations).toEqual([]);
  });
});

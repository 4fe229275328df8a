import type { Account, Repository } from '../../emulator';
import { type DataCenter, startDataCenter, type VersionName } from '../../emulator/data-center';
import type { HostRegistry } from '../../src/platform';
import { describeHostContract, type HostFixture } from '../../src/platform/testing/host-contract';
import { connect, numberOf, TENANT } from './connect';

const BASE = 'one\ntwo\nthree\nfour\nfive\n';
const HEAD = 'one\n2\n3\nfour\nfive\n';
const VERSIONS: readonly (readonly [VersionName, contextPath: string])[] = [
  ['7.21', '/stash'],
  ['8.19', ''],
  ['9.4', '/bitbucket'],
  ['10.2', '/bitbucket'],
];

describe.each(VERSIONS)('Bitbucket Data Center %s', (version, contextPath) => {
  let instance: DataCenter;
  let repository: Repository;
  let author: Account;
  let self: string;
  let hosts: HostRegistry;
  let pulls = 0;

  beforeAll(async () => {
    instance = await startDataCenter({ version, contextPath });
    const { world } = instance;
    const admin = instance.addUser({ displayName: 'Ada' });
    const robot = instance.addUser({ name: 'Loom.Bot', displayName: 'Loom' });
    author = instance.addUser({ name: 'devi', displayName: 'Devi' });
    const project = instance.addProject('EXP', { admins: [admin], readers: [author, robot] });
    repository = await world.addRepository(project, 'exporter');
    world.setPermission(repository, author, 'write');
    await world.commitFiles(repository, 'main', { files: { 'src/a.txt': BASE }, message: 'Begin', author: admin });
    const { secret } = instance.mintToken(robot, { permissions: ['REPO_READ'] });
    self = numberOf(instance, 'user', robot);
    hosts = connect(instance, secret);
    // The contract counts calls: the name of the repository is known, as it is after the first event.
    await (await hosts.hostOf(TENANT)).repositories([], { signal: new AbortController().signal });
  });
  afterAll(async () => {
    await hosts.close();
    await instance.close();
  });

  describeHostContract('it', async (): Promise<HostFixture> => {
    pulls += 1;
    const branch = `change/${pulls}`;
    const change = { files: { 'src/a.txt': `${HEAD}${pulls}\n` }, message: branch, from: 'main', author };
    const commit = await instance.world.commitFiles(repository, branch, change);
    const { id } = await instance.world.createPullRequest(repository, author, { title: branch, source: { branch } });
    return {
      host: await hosts.hostOf(TENANT),
      ref: { tenant: TENANT, repository: numberOf(instance, 'repository', repository), number: id },
      commit,
      branch,
      author: numberOf(instance, 'user', author),
      file: { path: 'src/a.txt', firstLine: 2, removedLine: 2 },
      self,
      close: () => Promise.resolve(),
    };
  });
});

import type { Account, PullRequest, Repository, Workspace } from '../../emulator';
import { type DataCenter, startDataCenter, type VersionName } from '../../emulator/data-center';
import type { PullRequestRef } from '../../src/domain';
import type { HostRegistry, OpenChange, PullRequestHost } from '../../src/platform';
import { openByRest } from '../../src/platform/source/open-by-rest';
import { connect, numberOf, TENANT } from './connect';

const OPTIONS = { signal: new AbortController().signal };
const LONG = Array.from({ length: 40 }, (_, at) => `line ${at + 1}\n`).join('');

let instance: DataCenter;
let project: Workspace;
let repository: Repository;
let author: Account;
let robot: Account;
let admin: Account;
let registries: HostRegistry[];

async function start(options: Parameters<typeof startDataCenter>[0] = {}): Promise<void> {
  instance = await startDataCenter({ contextPath: '/bitbucket', ...options });
  registries = [];
  admin = instance.addUser({ displayName: 'Ada' });
  robot = instance.addUser({ name: 'loom', displayName: 'Loom' });
  author = instance.addUser({ name: 'K.Lind', displayName: 'Karin' });
  project = instance.addProject('EXP', { admins: [admin], readers: [author, robot] });
  repository = await instance.world.addRepository(project, 'exporter', { isPrivate: true });
  instance.world.setPermission(repository, author, 'write');
  const files = { 'src/old name.txt': LONG, 'a.txt': 'one\ntwo\n', 'gone.txt': 'x\n' };
  await instance.world.commitFiles(repository, 'main', { files, message: 'Begin', author: admin });
}
afterEach(async () => {
  for (const hosts of registries) await hosts.close();
  await instance.close();
});

const botToken = (): string => instance.mintToken(robot, { permissions: ['REPO_READ'] }).secret;

function hostBy(token: string, source?: Parameters<typeof connect>[2]): Promise<PullRequestHost> {
  const hosts = connect(instance, token, source);
  registries.push(hosts);
  return hosts.hostOf(TENANT);
}

async function open(
  files: Readonly<Record<string, string | null>>,
  from: Repository = repository,
): Promise<{ pull: PullRequest; ref: PullRequestRef }> {
  const branch = `change/${repository.pullRequests.size}`;
  await instance.world.commitFiles(from, branch, { files, message: branch, from: 'main', author });
  const source = from === repository ? { branch } : { branch, repository: from };
  const pull = await instance.world.createPullRequest(repository, author, { title: branch, source });
  return { pull, ref: { tenant: TENANT, repository: numberOf(instance, 'repository', repository), number: pull.id } };
}

async function changeOf(host: PullRequestHost, ref: PullRequestRef): Promise<OpenChange> {
  const { source, destination } = await host.pullRequest(ref, OPTIONS);
  return host.openChange({ ref, source, destination }, OPTIONS);
}

const paths = ({ files }: OpenChange): string[] =>
  files.map(({ status, oldPath, newPath }) => `${status} ${oldPath ?? ''} ${newPath ?? ''}`).sort();

async function diffOf(change: OpenChange): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of change.diff()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('a change', () => {
  const edited = {
    'src/old name.txt': null,
    'src/neu ü.txt': LONG.replace('line 20\n', 'line twenty\n'),
    'a.txt': 'one\n2\n',
    'gone.txt': null,
    'new.txt': 'new\n',
  };

  it.each(['7.21', '10.2'] as const satisfies VersionName[])(
    'is the same by git and by the API of %s, whatever the destination did since',
    async (version) => {
      await start({ version });
      const { ref } = await open(edited);
      await instance.world.commitFiles(repository, 'main', { files: { 'later.txt': 'l\n' }, message: 'Later' });
      const token = botToken();
      const [byGit, byRest] = await Promise.all([
        hostBy(token).then((host) => changeOf(host, ref)),
        hostBy(token, (request) => openByRest(request, 'By hand.')).then((host) => changeOf(host, ref)),
      ]);
      expect(byGit.notices).toEqual([]);
      expect(paths(byGit)).toEqual([
        'added  new.txt',
        'deleted gone.txt ',
        'modified a.txt a.txt',
        'renamed src/old name.txt src/neu ü.txt',
      ]);
      expect(paths(byRest)).toEqual(paths(byGit));
      expect([byRest.base.commit, byRest.head.commit]).toEqual([byGit.base.commit, byGit.head.commit]);
      const hunks = (diff: string): string[] => diff.split('\n').filter((line) => /^(?:@@|[-+](?![-+]))/.test(line));
      expect(hunks(await diffOf(byRest))).toEqual(hunks(await diffOf(byGit)));
      for (const change of [byGit, byRest]) {
        expect(await change.readText('new', 'src/neu ü.txt')).toContain('line twenty');
        expect(await change.readText('old', 'gone.txt')).toBe('x\n');
        expect(await change.readText('new', 'gone.txt')).toBeNull();
        await change.close();
      }
    },
  );

  it('from a fork that Loom cannot see comes from the destination', async () => {
    await start();
    const fork = await instance.world.forkRepository(repository, instance.personalProject(author), 'exporter');
    const { ref, pull } = await open({ 'a.txt': 'one\nfork\n' }, fork);
    const host = await hostBy(botToken());
    const read = await host.pullRequest(ref, OPTIONS);
    expect(read).toMatchObject({ fork: true, source: { repository: { fullName: '~K.LIND/exporter' } } });
    const change = await changeOf(host, ref);
    expect(change.head.commit).toBe(pull.source.hash);
    expect(await change.readText('new', 'a.txt')).toBe('one\nfork\n');
    await change.close();
  });

  it('can be commented where a file was moved and edited', async () => {
    await start();
    const { ref } = await open(edited);
    const host = await hostBy(botToken());
    const on = { path: 'src/neu ü.txt', side: 'new' } as const;
    for (const lines of [{ start: 20, end: 20 }, { start: 19, end: 20 }, { start: 12, end: 12 }, null]) {
      const anchor = { ...on, lines };
      expect(await host.createComment(ref, { body: 'x', anchor, parent: null }, OPTIONS)).toMatchObject({ anchor });
    }
    for (const lines of [
      { start: 1, end: 1 },
      { start: 1, end: 20 },
    ]) {
      const refused = host.createComment(ref, { body: 'x', anchor: { ...on, lines }, parent: null }, OPTIONS);
      await expect(refused).rejects.toMatchObject({ kind: 'invalid' });
    }
    expect(await host.comments(ref, OPTIONS)).toHaveLength(4);
  });
});

it.each([true, false])(
  'a repository that was renamed is found again, its old address leading there: %s',
  async (leads) => {
    await start();
    const { ref } = await open({ 'a.txt': 'one\n2\n' });
    const host = await hostBy(botToken());
    const { id } = await host.createComment(ref, { body: 'x', anchor: null, parent: null }, OPTIONS);
    if (leads) instance.renameRepository(repository, 'shipper');
    else repository.slug = 'shipper';
    expect(await host.updateComment(ref, id, 'y', OPTIONS)).toMatchObject({ id, body: 'y' });
    expect((await host.pullRequest(ref, OPTIONS)).destination.repository?.fullName).toBe('EXP/shipper');
  },
);

describe('comments', () => {
  it('give up what the database cannot hold, and stay', async () => {
    await start({ database: 'mysql' });
    const { ref } = await open({ 'a.txt': 'one\n2\n' });
    const host = await hostBy(botToken());
    const created = await host.createComment(ref, { body: 'Well done 🎉', anchor: null, parent: null }, OPTIONS);
    expect(created.body).toBe('Well done U+1F389');
    expect((await host.updateComment(ref, created.id, '🎉 again', OPTIONS)).body).toBe('U+1F389 again');
    const report = { id: 'loom', title: '🎉', details: '', result: 'passed', link: null, data: [] } as const;
    const { source } = await host.pullRequest(ref, OPTIONS);
    await host.putReport(ref, source.commit, report, [], false, OPTIONS);
  });

  it('that somebody changed, or answered, meanwhile are still changed and withdrawn', async () => {
    await start();
    const { ref, pull } = await open({ 'a.txt': 'one\n2\n' });
    const host = await hostBy(botToken());
    const { id } = await host.createComment(ref, { body: 'x', anchor: null, parent: null }, OPTIONS);
    const comment = [...pull.comments.values()][0]!;
    instance.changeComment(comment, author, { severity: 'BLOCKER' });
    expect((await host.updateComment(ref, id, 'y', OPTIONS)).body).toBe('y');
    instance.addComment(pull, author, { text: 'Why?', parent: comment });
    await host.deleteComment(ref, id, OPTIONS);
    const bodies = (await host.comments(ref, OPTIONS)).map(({ body }) => body);
    expect(bodies).toEqual(['_Withdrawn by Loom._', 'Why?']);
  });

  it('do not hide that people answered, and hide the tasks that Loom set', async () => {
    await start();
    const { ref, pull } = await open({ 'a.txt': 'one\n2\n' });
    const host = await hostBy(botToken());
    const { id } = await host.createComment(ref, { body: 'x', anchor: null, parent: null }, OPTIONS);
    await host.createTask(ref, { body: 'Loom blocker: x', comment: id }, OPTIONS);
    const comment = [...pull.comments.values()][0]!;
    instance.addComment(pull, author, { text: 'Do it', parent: comment, severity: 'BLOCKER' });
    expect((await host.comments(ref, OPTIONS)).map(({ body }) => body)).toEqual(['x', 'Do it']);
    expect((await host.tasks(ref, OPTIONS)).map(({ body, comment: parent }) => [body, parent])).toEqual([
      ['Loom blocker: x', id],
      ['Do it', id],
    ]);
  });
});

it('a vote leaves reviewers and description alone', async () => {
  await start();
  const { ref, pull } = await open({ 'a.txt': 'one\n2\n' });
  const reviewer = instance.addUser({ displayName: 'Rita' });
  instance.world.setPermission(repository, reviewer, 'read');
  await instance.world.updatePullRequest(pull, author, { description: 'Why', reviewers: [reviewer] });
  const host = await hostBy(botToken());
  await host.setVote(ref, 'request_changes', null, OPTIONS);
  expect(pull.participants.get(robot.uuid)?.verdict).toBe('changes_requested');
  expect(pull.description).toBe('Why');
  expect(pull.reviewers.map(({ displayName }) => displayName)).toContain('Rita');
  await host.setVote(ref, null, 'request_changes', OPTIONS);
  expect(pull.participants.get(robot.uuid)?.verdict ?? null).toBeNull();
});

it('a token of a project does everything but vote', async () => {
  await start();
  const { ref } = await open({ 'a.txt': 'one\n2\n' });
  const host = await hostBy(instance.mintServiceToken(project, { name: 'Loom', permissions: ['REPO_READ'] }).secret);
  const change = await changeOf(host, ref);
  expect(await change.readText('new', 'a.txt')).toBe('one\n2\n');
  await change.close();
  const anchor = { path: 'a.txt', side: 'new', lines: { start: 2, end: 2 } } as const;
  const { id } = await host.createComment(ref, { body: 'x', anchor, parent: null }, OPTIONS);
  await host.setResolved(ref, id, true, OPTIONS);
  expect(await host.comments(ref, OPTIONS)).toMatchObject([{ id, anchor, resolved: true }]);
  expect(await host.self(OPTIONS)).toBeNull();
  await expect(host.setVote(ref, 'approve', null, OPTIONS)).rejects.toMatchObject({ kind: 'conflict' });
});

it('rights are those by the project too', async () => {
  await start();
  const { ref } = await open({ 'a.txt': 'one\n2\n' });
  const host = await hostBy(botToken());
  const stranger = instance.addUser({ displayName: 'Stranger' });
  const rights = [admin, author, robot, stranger].map((account) =>
    host.permissionOf(ref, numberOf(instance, 'user', account), OPTIONS),
  );
  expect(await Promise.all(rights)).toEqual(['admin', 'write', 'read', 'none']);
});

it('an instance that starts is asked again later, and a token that ended is told apart from a right that lacks', async () => {
  await start();
  const { ref, pull } = await open({ 'a.txt': 'one\n2\n' });
  const host = await hostBy(botToken());
  instance.outage.begin();
  await expect(host.pullRequest(ref, OPTIONS)).rejects.toMatchObject({ kind: 'unavailable', retryAfterMs: 30_000 });
  instance.outage.end();
  const closed = await instance.world.addRepository(instance.addProject('TOP'), 'secret', { isPrivate: true });
  const hidden = { ...ref, repository: numberOf(instance, 'repository', closed) };
  await expect(host.repository(hidden, OPTIONS)).rejects.toMatchObject({ kind: 'gone' });
  const comment = instance.addComment(pull, author, { text: 'Mine' });
  await expect(host.updateComment(ref, String(comment.id), 'Ours', OPTIONS)).rejects.toMatchObject({
    kind: 'forbidden',
  });
  await expect(hostBy('not a token')).rejects.toMatchObject({ kind: 'unauthenticated' });
});

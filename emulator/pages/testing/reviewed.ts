import { type SampleApp, startSampleApp } from '../../connect/testing/sample-app';
import { type Emulator, startEmulator } from '../../start';
import type { Account, PullRequest, Repository } from '../../world';

/** A pull request that an app has reviewed, with one of everything that its page can show. */
export interface Reviewed {
  readonly emulator: Emulator;
  readonly app: SampleApp;
  readonly admin: Account;
  readonly author: Account;
  readonly reader: Account;
  readonly repository: Repository;
  readonly pullRequest: PullRequest;
  /** Address of its page. */
  readonly url: string;
  close(): Promise<void>;
}

const BEFORE = `import { query } from './database';

export async function findUser(name: string) {
  return query('SELECT * FROM users WHERE name = ?', [name]);
}

export function greeting(name: string) {
  return 'Hello ' + name;
}
`;

const AFTER = `import { query } from './database';

export async function findUser(name: string) {
  return query("SELECT * FROM users WHERE name = '" + name + "'");
}

export async function countUsers() {
  return query('SELECT count(*) FROM users');
}

export function greeting(name: string) {
  return \`Hello \${name}\`;
}
`;

/** Texts with which somebody tries to break out of the page. */
export const HOSTILE = `<script>window.broken = 1</script> <img src=x onerror="window.broken = 1">`;

export async function reviewed(): Promise<Reviewed> {
  const emulator = await startEmulator();
  const app = await startSampleApp();
  const { world } = emulator;
  const admin = world.addUser({ displayName: 'Ada Admin' });
  const author = world.addUser({ displayName: 'Arne Author' });
  const reader = world.addUser({ displayName: 'Rita Reader' });
  const workspace = world.addWorkspace('acme', { name: 'Acme', owners: [admin], members: [author, reader] });
  const repository = await world.addRepository(workspace, 'shop', { name: 'Shop' });
  world.setPermission(repository, author, 'write');
  await world.commitFiles(repository, 'main', {
    files: { 'src/users.ts': BEFORE, 'old/readme.md': '# Shop\n\nA shop.\n'.repeat(5), 'gone.txt': 'bye\n' },
    message: 'First version',
  });
  await world.commitFiles(repository, 'feature/count-users', {
    files: {
      'src/users.ts': AFTER,
      'old/readme.md': null,
      'docs/readme.md': '# Shop\n\nA shop.\n'.repeat(5),
      'gone.txt': null,
      'logo.png': Buffer.from([0, 1, 2]),
    },
    message: 'Count users',
    author,
  });
  const pullRequest = await world.createPullRequest(repository, author, {
    title: `Count users ${HOSTILE}`,
    description:
      'Adds **counting**.\n\n- one query\n- no cache\n\n[details](javascript:alert(1))\n\n[//]: # (hidden-mark)',
    source: { branch: 'feature/count-users' },
    reviewers: [admin],
  });
  const { account } = await emulator.apps.install({ descriptorUrl: app.descriptorUrl, workspace, user: admin });
  review(emulator, { admin, author, bot: account, repository, pullRequest });
  const url = `${emulator.webUrl}/acme/shop/pull-requests/${pullRequest.id}`;
  const close = async (): Promise<void> => {
    await Promise.all([emulator.close(), app.close()]);
  };
  return { emulator, app, admin, author, reader, repository, pullRequest, url, close };
}

interface Stage extends Pick<Reviewed, 'admin' | 'author' | 'repository' | 'pullRequest'> {
  readonly bot: Account;
}

function review({ world }: Emulator, { admin, author, bot, repository, pullRequest }: Stage): void {
  const injection = world.addComment(pullRequest, bot, {
    raw: "The **name** goes into the query as it is: SQL injection (`CWE-89`).\n\n```suggestion\n  return query('SELECT * FROM users WHERE name = ?', [name]);\n```",
    inline: { path: 'src/users.ts', to: 4 },
  });
  world.addComment(pullRequest, author, { raw: `Good catch. ${HOSTILE}`, parent: injection });
  const range = world.addComment(pullRequest, admin, {
    raw: 'Is this used anywhere?',
    inline: { path: 'src/users.ts', startTo: 7, to: 9 },
  });
  world.resolveComment(range, author);
  world.addComment(pullRequest, admin, { raw: 'Why did this go?', inline: { path: 'gone.txt', from: 1 } });
  world.addComment(pullRequest, bot, {
    raw: '## Review\n\n| severity | count |\n|---|---|\n| blocker | 1 |\n| info | 2 |\n\n[loom]: # (mark)',
  });
  world.requestChanges(pullRequest, admin);
  world.addTask(pullRequest, bot, { raw: 'Fix the **injection**', comment: injection });
  const { hash } = pullRequest.source;
  world.putStatus(repository, hash, bot, {
    key: 'review',
    state: 'FAILED',
    name: 'Sample review',
    description: '1 blocker',
    url: 'https://app.example/r/1',
  });
  const report = world.putReport(repository, hash, 'sample-report', {
    title: 'Sample review',
    details: '1 blocker, 2 notes.\nSee the comments.',
    report_type: 'BUG',
    reporter: 'Sample app',
    result: 'FAILED',
    link: 'https://app.example/r/1',
    data: [
      { title: 'Findings', type: 'NUMBER', value: 3 },
      { title: 'Safe to merge?', type: 'BOOLEAN', value: false },
      { title: 'Duration', type: 'DURATION', value: 2400 },
      { title: 'Changed lines covered', type: 'PERCENTAGE', value: 81 },
      { title: 'Details', type: 'LINK', value: { text: 'open', href: 'javascript:alert(1)' } },
    ],
  });
  const annotation = { annotation_type: 'VULNERABILITY', severity: 'HIGH', path: 'src/users.ts' };
  world.putAnnotation(report, 'a-1', {
    ...annotation,
    title: 'Injection',
    summary: `Unsafe query ${HOSTILE}`,
    line: 4,
  });
  world.putAnnotation(report, 'a-2', { ...annotation, severity: 'LOW', summary: 'Not in the diff', line: 400 });
}

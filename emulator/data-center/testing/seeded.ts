import type { Account, PullRequest, Repository, Token, Workspace } from '../../world';
import { startDataCenter, type DataCenter, type DataCenterOptions } from '../start';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

export interface Seeded {
  readonly instance: DataCenter;
  readonly admin: Account;
  readonly author: Account;
  readonly reviewer: Account;
  readonly project: Workspace;
  readonly repository: Repository;
  readonly pullRequest: PullRequest;
  /** Of the user `loom-bot`, who may read. */
  readonly bot: Token;
  /** Of the administrator. */
  readonly key: Token;
  /** Calls the API, from `/api/latest` on, with the bot's token, or as the headers say. */
  readonly call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
}

export const R = '/projects/EXP/repos/exporter';
export const P = `${R}/pull-requests/1`;

/** A project with one repository and one open pull request: an edit, an addition, a removal and a rename. */
export async function seeded(options: DataCenterOptions = {}): Promise<Seeded> {
  const instance = await startDataCenter(options);
  const { world } = instance;
  const admin = instance.addUser({ name: 'mrossi', displayName: 'Marta Rossi', password: 'let me in' });
  const author = instance.addUser({ name: 'A.Author', displayName: 'Arne Author', email: 'arne@example.com' });
  const reviewer = instance.addUser({ name: 'klind', displayName: 'Karin Lind' });
  const robot = instance.addUser({ name: 'loom-bot', displayName: 'Loom' });
  const project = instance.addProject('EXP', {
    name: 'Export team',
    admins: [admin],
    readers: [author, reviewer, robot],
  });
  const repository = await world.addRepository(project, 'exporter');
  world.setPermission(repository, author, 'write');
  const moved = 'line\n'.repeat(30);
  const numbered = Array.from({ length: 40 }, (_, at) => `line ${at + 1}\n`).join('');
  await world.commitFiles(repository, 'main', {
    files: { 'src/app.ts': 'one\ntwo\nthree\n', 'old name.txt': moved, 'gone.txt': 'x\n', 'long.txt': numbered },
    message: 'first',
  });
  await world.commitFiles(repository, 'feature/x', {
    files: {
      'src/app.ts': 'one\n2\nthree\nfour\n',
      'old name.txt': null,
      'neu ü.txt': moved,
      'gone.txt': null,
      'pic.bin': Buffer.from([0, 1, 2, 255]),
      'long.txt': numbered.replace('line 20\n', 'line twenty\n'),
    },
    message: 'second',
    author,
  });
  const pullRequest = await world.createPullRequest(repository, author, {
    title: 'Count on',
    description: 'Adds four.',
    source: { branch: 'feature/x' },
    reviewers: [reviewer],
  });
  const bot = instance.mintToken(robot, { permissions: ['REPO_READ'] });
  const key = instance.mintToken(admin, { permissions: ['PROJECT_ADMIN'] });
  const call: Seeded['call'] = (method, path, body, headers = {}) =>
    send(`${instance.url}/rest${path.startsWith('/projects') ? '/api/latest' : ''}${path}`, method, body, {
      authorization: `Bearer ${bot.secret}`,
      ...headers,
    });
  return { instance, admin, author, reviewer, project, repository, pullRequest, bot, key, call };
}

async function send(url: string, method: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      'x-atlassian-token': 'no-check',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...content,
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}

import { startEmulator, type Emulator, type EmulatorOptions } from '../start';
import type { Account, PullRequest, Repository, Token, Workspace } from '../world';

export interface Seeded {
  readonly emulator: Emulator;
  readonly owner: Account;
  readonly author: Account;
  readonly workspace: Workspace;
  readonly repository: Repository;
  readonly pullRequest: PullRequest;
  /** A repository access token with the scopes of a reviewer. */
  readonly bot: Token;
  /** Calls the API with the bot's token, or as the headers say. */
  readonly call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

export const SCOPES = ['account', 'pullrequest:write', 'repository', 'webhook'];

/** A workspace with one repository and one open pull request: an edit, an addition, a removal and a rename. */
export async function seeded(options: EmulatorOptions = {}): Promise<Seeded> {
  const emulator = await startEmulator(options);
  const { world } = emulator;
  const owner = world.addUser({ displayName: 'Olga Owner', email: 'olga@example.com' });
  const author = world.addUser({ displayName: 'Arne Author', email: 'arne@example.com' });
  const workspace = world.addWorkspace('acme', { owners: [owner], members: [author] });
  const repository = await world.addRepository(workspace, 'shop.js');
  const moved = 'line\n'.repeat(30);
  await world.commitFiles(repository, 'main', {
    files: { 'src/app.ts': 'one\ntwo\nthree\n', 'old name.txt': moved, 'gone.txt': 'x\n', 'docs/a/b.md': '# b\n' },
    message: 'first',
  });
  await world.commitFiles(repository, 'feature/x', {
    files: {
      'src/app.ts': 'one\n2\nthree\nfour\n',
      'old name.txt': null,
      'neu ü.txt': moved,
      'gone.txt': null,
      'pic.bin': Buffer.from([0, 1, 2, 255]),
    },
    message: 'second',
    author,
  });
  const pullRequest = await world.createPullRequest(repository, author, {
    title: 'Count on',
    description: 'Adds four.',
    source: { branch: 'feature/x' },
    reviewers: [owner],
  });
  const bot = world.mintAccessToken({ name: 'loom', scopes: SCOPES, repository });
  const call: Seeded['call'] = async (method, path, body, headers = {}) => {
    const address = path.startsWith('http') ? path : `${emulator.apiUrl}/2.0${path}`;
    const response = await fetch(address, {
      method,
      redirect: 'manual',
      headers: { authorization: `Bearer ${bot.secret}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
  };
  return { emulator, owner, author, workspace, repository, pullRequest, bot, call };
}

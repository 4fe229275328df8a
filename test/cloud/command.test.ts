import { join } from 'node:path';
import type { PullRequest } from '../../emulator';
import { runLoom, type Run } from '../run-loom';
import { apiToken } from './credentials';
import { ORDERS, ORDERS_REVIEWED } from './orders';
import { standingOf } from './standing';
import { type CloudWorld, makeCloudWorld, refereeOption } from './world';

const NOTHING = {
  ...ORDERS_REVIEWED,
  inline: [],
  summaries: 0,
  status: null,
  report: null,
  annotations: 0,
};
const BLOCKER = { 'api/broken.py': 'def f(:\n' };

describe('loom review --pr', () => {
  let world: CloudWorld;
  let pull: PullRequest;

  beforeAll(async () => {
    world = await makeCloudWorld({ base: { 'README.md': '# Shop\n' }, ...refereeOption() });
    world.repository.hooks.clear();
    pull = await world.openPullRequest({ branch: 'orders', files: { 'api/orders.py': ORDERS } });
  });
  afterEach(() => world.emulator.faults.clear());
  afterAll(() => world.close());

  function addressOf({ id }: Pick<PullRequest, 'id'>): string {
    return `${world.emulator.webUrl}/acme/shop/pull-requests/${id}`;
  }

  /** With what a person sets by hand: where Bitbucket is, and a token. */
  function review(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
    const { BITBUCKET_API_URL, BITBUCKET_URL, BITBUCKET_ACCESS_TOKEN, LOOM_CACHE_DIR } = world.settings;
    const own = { BITBUCKET_API_URL, BITBUCKET_URL, BITBUCKET_ACCESS_TOKEN, LOOM_CACHE_DIR, ...env };
    const set = Object.entries(own).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return runLoom(['review', ...args], { env: Object.fromEntries(set), cwd: world.folder });
  }

  it('tells what it finds and writes nothing', async () => {
    const { code, stdout, stderr } = await review(['--pr', addressOf(pull)]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const rule of ['ruff/S602', 'ruff/B006', 'ruff/F632']) expect(stdout).toContain(rule);
    expect(standingOf(pull)).toEqual(NOTHING);
  });

  it('tells the same as JSON', async () => {
    const { code, stdout } = await review(['--pr', addressOf(pull), '--format', 'json']);
    const { findings } = JSON.parse(stdout) as { findings: readonly { path: string; startLine: number }[] };
    expect(code).toBe(0);
    expect(findings.map(({ path, startLine }) => `${path}:${startLine}`).sort()).toEqual(ORDERS_REVIEWED.inline);
  });

  it('publishes when it is told to, and twice is once, with whatever credential', async () => {
    expect(await review(['--pr', addressOf(pull), '--publish'])).toMatchObject({ code: 0, stderr: '' });
    expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
    expect(await review(['--pr', `${addressOf(pull)}/diff`, '--publish'])).toMatchObject({ code: 0, stderr: '' });
    expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
    const { settings } = apiToken(world.emulator.world, world.workspace);
    expect(await review(['--pr', addressOf(pull), '--publish'], settings)).toMatchObject({ code: 0, stderr: '' });
    expect(standingOf(pull)).toEqual(ORDERS_REVIEWED);
  });

  it('ends with 1 when the gate fails', async () => {
    const broken = await world.openPullRequest({ branch: 'broken', files: BLOCKER });
    expect(await review(['--pr', addressOf(broken)])).toMatchObject({ code: 1, stderr: '' });
  });

  it('ends with 2 for what its user must change, and says what to do', async () => {
    const { webUrl } = world.emulator;
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['--pr', `${webUrl}/acme/shop`], /not the address of a pull request/],
      [['--pr', 'https://example.com/acme/shop/pull-requests/1'], /not the address of a pull request/],
      [['--pr', 'nonsense'], /not the address of a pull request/],
      [['--pr', addressOf({ id: 999 })], /does not exist/],
      [['--pr', addressOf(pull).replace('shop', 'none')], /does not exist/],
      [['--pr', addressOf(pull), '--base', 'main'], /cannot be used together/],
      [['--publish'], /--publish needs --pr/],
    ];
    const runs = await Promise.all(
      wrong.map(async ([args, message]) => {
        const { code, stdout, stderr } = await review(args);
        return { args, code, stdout, says: message.test(stderr) && stderr.includes('next: ') };
      }),
    );
    expect(runs).toEqual(wrong.map(([args]) => ({ args, code: 2, stdout: '', says: true })));
  });

  it('ends with 2 for a closed one', async () => {
    const closed = await world.openPullRequest({ branch: 'closed', files: { 'a.txt': 'a\n' } });
    world.emulator.world.declinePullRequest(closed, world.author);
    const { code, stderr } = await review(['--pr', addressOf(closed)]);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('declined') as string });
  });

  it('ends with 2 where an app password is set, and says what took its place', async () => {
    const password = ['ATBB', 'x'.repeat(24)].join('');
    const env = { BITBUCKET_USERNAME: 'dev', BITBUCKET_APP_PASSWORD: password };
    const { code, stderr } = await review(['--pr', addressOf(pull)], env);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('removed app passwords') as string,
    });
    expect(stderr).not.toContain(password);
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['without a credential', { BITBUCKET_ACCESS_TOKEN: '' }, /No credential.*BITBUCKET_ACCESS_TOKEN/s],
    ['with one that is refused', { BITBUCKET_ACCESS_TOKEN: 'x'.repeat(20) }, /refused the access token/],
  ])('ends with 3 %s', async (_what, env, message) => {
    const { code, stdout, stderr } = await review(['--pr', addressOf(pull)], env);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('ends with 3 while Bitbucket is down, and shows no stack', async () => {
    world.emulator.faults.add({ path: '/2\\.0/', count: 50, action: { kind: 'status', status: 503, html: true } });
    const { code, stderr } = await review(['--pr', addressOf(pull)]);
    expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining('(503)') as string });
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('writes to a file', async () => {
    const file = join(world.folder, 'result.sarif');
    const args = ['--pr', addressOf(pull), '--format', 'sarif', '--output', file];
    expect(await review(args)).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('sends nothing that the official document does not allow', () => {
    expect(world.emulator.violations).toEqual([]);
  });
});

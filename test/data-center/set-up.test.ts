import { ORDERS, ORDERS_LINES } from '../cloud/orders';
import { type DataCenterWorld, makeDataCenterWorld } from './world';
import { settle, standingOf } from './standing';

interface Check {
  readonly area: string;
  readonly check: string;
  readonly state: string;
  readonly found: string;
  readonly next: string | null;
}

/** The steps of docs/data-center.md, one after the other. */
describe('setting Loom up for Bitbucket Data Center', () => {
  let world: DataCenterWorld;
  beforeAll(async () => {
    world = await makeDataCenterWorld();
  });
  afterAll(() => world.close());

  async function doctor(
    env: Record<string, string> = {},
  ): Promise<{ code: number | null; of: (check: string) => Check }> {
    const { code, stdout } = await world.run(['doctor', '--format', 'json'], env);
    const { checks } = JSON.parse(stdout) as { checks: readonly Check[] };
    return {
      code,
      of: (check) => checks.find((each) => each.check === check && each.area !== 'Bitbucket Cloud')!,
    };
  }

  it('begins with a look: everything is right but that Loom does not run yet', async () => {
    const { code, of } = await doctor();
    expect(code).toBe(0);
    expect(of('instance')).toMatchObject({ state: 'ok', found: expect.stringContaining('Bitbucket 9.4') as string });
    expect(of('token')).toMatchObject({
      state: 'ok',
      found: expect.stringContaining('the user Loom (loom)') as string,
    });
    expect(of('token expiry').state).toBe('skipped');
    expect(of('rights')).toMatchObject({ state: 'ok', found: expect.stringContaining('1 repository') as string });
    expect(of('clock').state).toBe('ok');
    expect(of('schema').found).toContain('the first start makes it');
    expect(of('webhook secret').state).toBe('ok');
    expect(of('webhook address')).toMatchObject({
      state: 'skipped',
      next: expect.stringMatching(/^Start Loom/) as string,
    });
    expect(of('webhooks')).toMatchObject({
      state: 'skipped',
      next: expect.stringContaining('Test connection') as string,
    });
  });

  it('names what is wrong, and what to change', async () => {
    const wrongToken = await doctor({ BITBUCKET_SERVER_TOKEN: 'not-a-token' });
    expect(wrongToken.code).toBe(3);
    expect(wrongToken.of('token')).toMatchObject({
      state: 'fail',
      next: expect.stringContaining('new HTTP access token') as string,
    });
    const noContext = await doctor({ BITBUCKET_SERVER_HOST: world.instance.url.replace('/bitbucket', '') });
    expect(noContext.code).toBe(3);
    expect(noContext.of('instance')).toMatchObject({
      state: 'fail',
      next: expect.stringContaining('context path') as string,
    });
    const half = await doctor({ BITBUCKET_SERVER_TOKEN: '' });
    expect(half.code).toBe(2);
    expect(half.of('settings').found).toContain('BITBUCKET_SERVER_TOKEN is not set');
    const old = await doctor({ BITBUCKET_APP_PASSWORD: 'x' });
    expect(old.code).toBe(2);
    expect(old.of('app password').found).toContain('removed app passwords');
  });

  it('goes on with the server, the webhook and its test', async () => {
    await world.startLoom();
    world.addWebhook();
    const { of } = await doctor();
    expect(of('webhook address')).toMatchObject({
      state: 'ok',
      found: expect.stringContaining('believes the secret') as string,
    });
    const stranger = await doctor({ BITBUCKET_WEBHOOK_SECRET: 'another-secret-of-somebody' });
    expect(stranger.of('webhook address').state).toBe('warn');
    expect(await world.instance.messenger.ping(`${world.loomUrl}/api/webhooks/bitbucket-server`)).toMatchObject({
      result: { statusCode: 200 },
    });
  });

  it('shows administrators which webhook is missing or lacks something', async () => {
    const token = world.instance.mintToken(world.admin, { permissions: ['REPO_ADMIN'], expiryDays: 3 }).secret;
    const { of } = await doctor({ BITBUCKET_SERVER_TOKEN: token });
    expect(of('token expiry')).toMatchObject({ state: 'warn', found: expect.stringContaining('days') as string });
    expect(of('webhooks')).toMatchObject({ state: 'ok' });
    const elsewhere = await doctor({ BITBUCKET_SERVER_TOKEN: token, LOOM_BASE_URL: 'http://127.0.0.1:9' });
    expect(elsewhere.of('webhooks')).toMatchObject({
      state: 'warn',
      found: expect.stringContaining('EXP/exporter: no webhook leads here') as string,
    });
    const [hook] = world.instance.host.hooks.get(world.repository.uuid)!.values();
    const { configuration } = hook!;
    Object.assign(hook!, { configuration: { secret: 'of somebody else' } });
    await world.openPullRequest('unbelieved', { 'a.txt': 'x\n' });
    await world.instance.webhooks.idle();
    expect((await doctor({ BITBUCKET_SERVER_TOKEN: token })).of('webhooks')).toMatchObject({
      state: 'warn',
      found: expect.stringMatching(
        /exporter: Loom refused its last delivery .*: enter the value of BITBUCKET_WEB/,
      ) as string,
    });
    Object.assign(hook!, { configuration });
  });

  it('ends with a review, of which nobody but Bitbucket’s people see the page', async () => {
    const pull = await world.openPullRequest('orders', { 'api/orders.py': ORDERS });
    const standing = await settle(world.instance, world.databaseUrl, pull);
    expect(standing).toMatchObject({ inline: ORDERS_LINES, summaries: 1, build: 'SUCCESSFUL' });
    const [build] = world.instance.host.builds.get(pull.source.hash) ?? [];
    expect(build?.url).toMatch(new RegExp(`^${world.loomUrl}/r/[\\w-]+$`));
    const stranger = await fetch(build!.url, { headers: { accept: 'text/html' } });
    expect(stranger.status).toBe(403);
    const id = build!.url.split('/').at(-1)!;
    const { code, stdout } = await world.run(['reviews', 'link', id, '--days', '1']);
    expect(code).toBe(0);
    const page = await fetch(stdout.trim(), { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
  });

  it('gives a repository a webhook secret of its own', async () => {
    const address = `${world.instance.url}/projects/EXP/repos/exporter`;
    const { code, stdout } = await world.run(['webhook-secret', address]);
    expect(code).toBe(0);
    const [, url, secret] = /^URL: +(\S+)\nSecret: (\S+)\n$/.exec(stdout)!;
    const [hook] = world.instance.host.hooks.get(world.repository.uuid)!.values();
    Object.assign(hook!, { url, configuration: { secret } });
    const pull = await world.openPullRequest('own-secret', { 'api/orders.py': ORDERS });
    expect(await settle(world.instance, world.databaseUrl, pull)).toMatchObject({ inline: ORDERS_LINES });
  });

  it('reviews one by hand, by its address', async () => {
    const { url } = world.instance;
    const pull = await world.openPullRequest('by-hand', { 'api/orders.py': ORDERS });
    await settle(world.instance, world.databaseUrl, pull);
    const before = standingOf(world.instance, pull);
    const address = `${url}/projects/EXP/repos/exporter/pull-requests/${pull.id}/overview`;
    const { code, stdout } = await world.run(['review', '--pr', address]);
    expect(code).toBe(0);
    for (const rule of ['ruff/S602', 'ruff/B006', 'ruff/F632']) expect(stdout).toContain(rule);
    const published = await world.run(['review', '--pr', address, '--publish']);
    expect(published.code).toBe(0);
    expect(standingOf(world.instance, pull)).toEqual(before);
    const other = await world.run(['review', '--pr', address.replace('/bitbucket/', '/')]);
    expect(other).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('No token for this Bitbucket Data Center') as string,
    });
  });
});

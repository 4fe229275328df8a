import type { SettingsView } from './contract';
import { Failure } from '../../domain';
import { openPage, type OpenedPage, REPOSITORY } from '../testing/pages';
import { startWeb, type WebUnderTest } from '../testing/web';

let web: WebUnderTest;
let page: OpenedPage;
beforeEach(async () => {
  web = await startWeb();
  page = await openPage(web, 'repository-settings');
  await web.store.saveRepository({ ref: { tenant: page.tenant, repository: REPOSITORY }, fullName: 'acme/api' });
});
afterEach(async () => {
  await web.close();
});

const PATH = '/api/settings/repository';
const errorOf = (body: unknown): { message: string; next: string } =>
  (body as { error: { message: string; next: string } }).error;

describe('the settings of a repository', () => {
  it('show what is set, what is inherited, and the webhook', async () => {
    web.hosts.permissions.set('{ada}', 'admin');
    await web.store.settings.setWorkspace(page.tenant, { drafts: true }, '{ada}');
    const body: unknown = (await page.call('get', PATH).expect(200)).body;
    expect(body).toMatchObject({
      scope: 'repository',
      subject: 'acme/api',
      settings: {},
      inherited: { drafts: true, enabled: true },
      inheritedFrom: 'workspace',
      access: 'edit',
      signIn: null,
      webhook: { secretSet: false },
    });
    const { url } = (body as SettingsView).webhook!;
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({ tenant: page.tenant, repository: REPOSITORY });
  });

  it('name the repository as the host does when no webhook told, and do without when it is away', async () => {
    await web.close();
    web = await startWeb();
    page = await openPage(web, 'repository-settings');
    web.hosts.outage = new Failure({ kind: 'unavailable', what: 'Away.', next: '' });
    expect((await page.call('get', PATH).expect(200)).body).toMatchObject({ subject: 'this repository' });
    web.hosts.outage = null;
    expect((await page.call('get', PATH)).body).toMatchObject({ subject: 'acme/asked' });
    expect((await page.call('get', PATH)).body).toMatchObject({ subject: 'acme/asked' });
  });

  it('are replaced by an administrator', async () => {
    web.hosts.permissions.set('{ada}', 'admin');
    const settings = { enabled: false, gateFailOn: 'warning', ignorePaths: [' docs/** '] };
    const body: unknown = (await page.call('put', PATH).send({ settings }).expect(200)).body;
    expect((body as SettingsView).settings).toEqual({ ...settings, ignorePaths: ['docs/**'] });
    expect(web.log.join('\n')).toContain('"audit":"settings.repository"');
    await page.call('put', PATH).send({ settings: {} }).expect(200);
    expect(await web.store.settings.repository({ tenant: page.tenant, repository: REPOSITORY })).toEqual({});
  });

  it.each([
    ['an unknown key', { gateFailsOn: 'warning' }, /Did you mean `gateFailOn`/],
    ['a key of nobody', { xyzzy: 1 }, /Settings are/],
    ['a wrong value', { tasks: 'all' }, /another value/],
    ['a wrong type', { enabled: 'yes' }, /another value/],
    ['null', { enabled: null }, /another value/],
    ['a broken glob', { ignorePaths: ['src/[z-a]'] }, /Correct this path/],
    ['a glob that takes for ever', { ignorePaths: ['**/a/**/b/**/c'] }, /Correct this path/],
    ['an empty glob', { ignorePaths: ['  '] }, /Correct this path/],
    ['too many globs', { ignorePaths: Array(101).fill('a') }, /another value/],
  ])('refuse %s', async (_what, settings, next) => {
    web.hosts.permissions.set('{ada}', 'admin');
    const body: unknown = (await page.call('put', PATH).send({ settings }).expect(400)).body;
    expect(errorOf(body).next).toMatch(next);
    expect(await web.store.settings.repository({ tenant: page.tenant, repository: REPOSITORY })).toEqual({});
  });

  it('refuse a body of another shape, and own no key of the prototype', async () => {
    web.hosts.permissions.set('{ada}', 'admin');
    for (const body of [{}, [], { settings: [] }, { settings: {}, tenant: 'other' }]) {
      await page.call('put', PATH).send(body).expect(400);
    }
    const proto = '{"settings":{"__proto__":{"enabled":false},"constructor":1}}';
    await page.call('put', PATH).set('Content-Type', 'application/json').send(proto).expect(400);
    await page.call('put', PATH).set('Content-Type', 'application/json').send('{').expect(400);
    await page
      .call('put', PATH)
      .send({ settings: { ignorePaths: ['x'.repeat(70_000)] } })
      .expect(413);
  });

  it('can be read, not changed, by who may read the repository', async () => {
    for (const permission of ['read', 'write'] as const) {
      const user = `{${permission}}`;
      web.hosts.permissions.set(user, permission);
      const reader = await openPage(web, 'repository-settings', user);
      expect((await reader.call('get', PATH)).body).toMatchObject({ access: 'read' });
      await reader.call('put', PATH).send({ settings: {} }).expect(403);
      await reader.call('post', `${PATH}/webhook-secret`).expect(403);
    }
    web.hosts.permissions.set('{eve}', 'none');
    const stranger = await openPage(web, 'repository-settings', '{eve}');
    await stranger.call('get', PATH).expect(403);
  });

  it('ask to sign in when only that can tell', async () => {
    const signIn = 'https://loom.example/api/auth/bitbucket?popup=1';
    expect((await page.call('get', PATH)).body).toMatchObject({ access: 'sign_in', signIn });
    const body: unknown = (await page.call('put', PATH).send({ settings: {} }).expect(403)).body;
    expect(body).toMatchObject({ error: { code: 'sign-in-needed', signIn } });
  });

  it('are read-only when nobody can tell and no sign-in is set up', async () => {
    await web.close();
    web = await startWeb({ signIn: false });
    page = await openPage(web, 'repository-settings');
    expect((await page.call('get', PATH)).body).toMatchObject({ access: 'read', signIn: null });
    const body: unknown = (await page.call('put', PATH).send({ settings: {} }).expect(403)).body;
    expect(errorOf(body).next).toContain('set up the sign-in');
  });
});

describe('rights', () => {
  it('are asked of the host once a minute', async () => {
    web.hosts.permissions.set('{ada}', 'admin');
    for (let time = 0; time < 3; time += 1) await page.call('get', PATH).expect(200);
    expect(web.hosts.asked).toBe(1);
    web.hosts.permissions.set('{ada}', 'read');
    await page.call('put', PATH).send({ settings: {} }).expect(200);
    web.wait(61_000);
    await page.call('put', PATH).send({ settings: {} }).expect(403);
    expect(web.hosts.asked).toBe(2);
  });

  it('are not remembered when the host was away', async () => {
    web.hosts.outage = new Failure({ kind: 'unavailable', what: 'Away.', next: '' });
    await page.call('put', PATH).send({ settings: {} }).expect(403);
    web.hosts.outage = null;
    web.hosts.permissions.set('{ada}', 'admin');
    await page.call('put', PATH).send({ settings: {} }).expect(200);
  });

  it('come from the person’s own token, refreshed once for all who wait', async () => {
    const expiresAt = Date.now() - 1;
    await web.store.people.saveTokens('{ada}', 'Ada', { accessToken: 'a', refreshToken: 'r', expiresAt });
    web.people.permissions.set(REPOSITORY, 'admin');
    const answers = await Promise.all([page.call('get', PATH), page.call('get', PATH), page.call('get', PATH)]);
    expect(answers.map(({ body }) => (body as SettingsView).access)).toEqual(['edit', 'edit', 'edit']);
    expect([web.people.refreshes, web.people.asked, web.hosts.asked]).toEqual([1, 1, 0]);
    expect(await web.store.people.tokens('{ada}')).toMatchObject({ accessToken: 'access-2' });
  });

  it('fall back to the installation when the sign-in is over', async () => {
    const expiresAt = Date.now() - 1;
    await web.store.people.saveTokens('{ada}', 'Ada', { accessToken: 'a', refreshToken: 'r', expiresAt });
    web.people.refreshFailure = new Failure({ kind: 'invalid', what: 'Over.', next: '' });
    expect((await page.call('get', PATH)).body).toMatchObject({ access: 'sign_in' });
    expect(await web.store.people.tokens('{ada}')).toBeNull();
  });
});

describe('the webhook secret', () => {
  it('is made anew, shown once, and keeps its predecessor', async () => {
    web.hosts.permissions.set('{ada}', 'admin');
    const first = await page.call('post', `${PATH}/webhook-secret`).expect(200);
    const second = await page.call('post', `${PATH}/webhook-secret`).expect(200);
    const secrets = [first, second].map(({ body }) => (body as { secret: string }).secret);
    expect(secrets[0]).toMatch(/^[\w-]{43}$/);
    const stored = await web.store.settings.webhookSecrets({ tenant: page.tenant, repository: REPOSITORY });
    expect(stored).toEqual({ current: secrets[1], previous: secrets[0] });
    const view = await page.call('get', PATH);
    expect(view.body).toMatchObject({ webhook: { secretSet: true } });
    for (const secret of secrets) {
      expect(view.text).not.toContain(secret);
      expect(web.log.join('\n')).not.toContain(secret);
    }
  });
});

describe('the settings of a workspace', () => {
  it('are for its administrators to change', async () => {
    const path = '/api/settings/workspace';
    const workspace = await openPage(web, 'workspace-settings');
    expect((await workspace.call('get', path)).body).toMatchObject({
      access: 'sign_in',
      subject: 'Acme',
      webhook: null,
    });
    web.hosts.admins.set('{ada}', true);
    web.wait(61_000);
    const body: unknown = (
      await workspace
        .call('put', path)
        .send({ settings: { minSeverity: 'warning' } })
        .expect(200)
    ).body;
    expect(body).toMatchObject({ scope: 'workspace', settings: { minSeverity: 'warning' }, inheritedFrom: 'default' });
    web.hosts.admins.set('{eve}', false);
    const member = await openPage(web, 'workspace-settings', '{eve}');
    expect((await member.call('get', path)).body).toMatchObject({ access: 'read' });
    await member.call('put', path).send({ settings: {} }).expect(403);
    await workspace.call('put', '/api/settings/repository').send({ settings: {} }).expect(403);
  });
});

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { hostClaims, makeToken } from '../testing/connect-tokens';
import { CLIENT_KEY, install, newSecret, payload, post, signed, WORKSPACE } from '../testing/lifecycle';
import { bootOf, pagePath, REPOSITORY, signedAddress } from '../testing/pages';
import { startWeb, WEB_URL, type WebUnderTest } from '../testing/web';

let web: WebUnderTest;
let secret: string;
beforeEach(async () => {
  web = await startWeb();
  secret = await install(web);
});
afterEach(async () => {
  await web.close();
});

const get = (path: string): request.Test => request(web.server).get(path).set('Accept', 'text/html');

describe('a page in an iframe', () => {
  it.each(['panel', 'repository-settings', 'workspace-settings'])('%s boots with a session', async (page) => {
    const answer = await get(signedAddress(pagePath(page), secret))
      .expect(200)
      .expect('Content-Type', /html/);
    expect(bootOf(answer.text)).toEqual({
      page,
      session: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string,
      basePath: '',
      hostScript: `${WEB_URL}/atlassian-connect/all.js`,
      settingsUrl: null,
    });
    expect(answer.text).toContain('src="/assets/panel-1a2b.js"');
    const claims = Buffer.from(bootOf(answer.text).session.split('.')[1]!, 'base64url').toString();
    expect(JSON.parse(claims)).toMatchObject({ account: '{ada}', accountName: 'Ada', workspace: WORKSPACE, page });
    expect(claims).not.toContain(secret);
  });

  it('may be framed by the host alone, and is neither kept nor told on', async () => {
    const { headers } = await get(signedAddress(pagePath('panel'), secret)).expect(200);
    const policy = headers['content-security-policy'];
    expect(policy).toContain(`frame-ancestors ${WEB_URL}`);
    expect(policy).toContain(`script-src 'self' ${WEB_URL};`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe/);
    expect(headers).not.toHaveProperty('x-frame-options');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  const now = (): number => Math.floor(Date.now() / 1000);
  const attacks: readonly [string, () => string][] = [
    ['no token', () => pagePath('panel')],
    ['a foreign secret', () => signedAddress(pagePath('panel'), newSecret())],
    ['an old token', () => signedAddress(pagePath('panel'), secret, { exp: now() - 300 })],
    ['a token for ever', () => signedAddress(pagePath('panel'), secret, { exp: undefined })],
    ['another audience', () => signedAddress(pagePath('panel'), secret, { aud: 'connection:1' })],
    ['an unknown issuer', () => signedAddress(pagePath('panel'), secret, { iss: 'connection:1' })],
    ['the context qsh', () => signedAddress(pagePath('panel'), secret, { qsh: 'context-qsh' })],
    ['another person in the address', () => signedAddress(pagePath('panel'), secret).replace('%7Bada', '%7Beve')],
    [
      'another repository in the address',
      () => signedAddress(pagePath('panel'), secret).replace('aaaaaaaa', 'bbbbbbbb'),
    ],
    [
      'the token of another page',
      () => signedAddress(pagePath('panel'), secret).replace('panel', 'repository-settings'),
    ],
    ['the token twice', () => `${signedAddress(pagePath('panel'), secret)}&jwt=x`],
    [
      'alg none',
      () => {
        const path = pagePath('panel');
        return `${path}&jwt=${makeToken(hostClaims(CLIENT_KEY, 'GET', path), secret, { alg: 'none' })}`;
      },
    ],
  ];
  it.each(attacks)('is not shown with %s', async (_what, address) => {
    const answer = await get(address()).expect(401);
    expect(answer.text).toContain('<h1>');
    expect(answer.text).not.toContain('loom-boot');
    expect(answer.headers['content-security-policy']).toContain(`frame-ancestors ${WEB_URL}`);
  });

  it('takes no token from a header', async () => {
    const path = pagePath('panel');
    const token = makeToken(hostClaims(CLIENT_KEY, 'GET', path), secret);
    await get(path).set('Authorization', `JWT ${token}`).expect(401);
  });

  it('is not shown after the app was removed', async () => {
    const body = payload(secret, { eventType: 'uninstalled' });
    await post(web, { path: '/uninstalled', body, token: signed(secret, {}, '/uninstalled') }).expect(204);
    await get(signedAddress(pagePath('panel'), secret)).expect(401);
  });

  it.each([
    ['user', '{user.uuid}', 401],
    ['user', '', 401],
    ['repo', '{repository.uuid}', 400],
    ['pr', '{pullrequest.id}', 400],
    ['pr', '0', 400],
    ['pr', '7; drop', 400],
    ['workspace', '{99999999-2222-3333-4444-555555555555}', 400],
  ])('says so kindly when `%s` is `%s`', async (name, value, status) => {
    const path = new URL(pagePath('panel'), 'https://x.example');
    path.searchParams.set(name, value);
    const answer = await get(signedAddress(path.pathname + path.search, secret)).expect(status);
    expect(answer.text).toMatch(/Reload|reload/);
    expect(answer.headers).not.toHaveProperty('x-frame-options');
  });

  it('knows the workspace by the installation when the address does not tell', async () => {
    const path = pagePath('panel').replace(encodeURIComponent(WORKSPACE), '%7Bworkspace.uuid%7D');
    const { text } = await get(signedAddress(path, secret)).expect(200);
    const claims = JSON.parse(Buffer.from(bootOf(text).session.split('.')[1]!, 'base64url').toString()) as object;
    expect(claims).toMatchObject({ workspace: WORKSPACE, repository: REPOSITORY, number: 7 });
  });

  it('prints hostile names as data', async () => {
    const path = pagePath('panel').replace(
      'name=Ada',
      `name=${encodeURIComponent('</script><script>alert(1)</script>$&')}`,
    );
    const { text } = await get(signedAddress(path, secret)).expect(200);
    expect(text).not.toContain('alert(1)');
    expect(bootOf(text).page).toBe('panel');
  });

  it('says that the pages are not built', async () => {
    rmSync(join(web.frontendFolder, 'panel.html'));
    const answer = await get(signedAddress(pagePath('panel'), secret)).expect(503);
    expect(answer.text).toContain('npm run build');
    expect(answer.text).not.toContain(web.frontendFolder);
  });

  it('leaves no token in the log', async () => {
    const address = signedAddress(pagePath('panel'), secret);
    await get(address).expect(200);
    expect(web.log.join('\n')).toContain('jwt=[redacted]');
    expect(web.log.join('\n')).not.toContain(address.split('jwt=')[1]);
  });
});

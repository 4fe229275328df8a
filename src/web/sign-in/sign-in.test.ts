import { createHash } from 'node:crypto';
import request from 'supertest';
import { install, newSecret } from '../testing/lifecycle';
import { bootOf, openPage, REPOSITORY, reviewedPullRequest } from '../testing/pages';
import { startWeb, type WebUnderTest } from '../testing/web';

let web: WebUnderTest;
beforeEach(async () => {
  web = await startWeb();
});
afterEach(async () => {
  await web.close();
});

const get = (path: string, cookie = ''): request.Test =>
  request(web.server).get(path).set('Accept', 'text/html').set('Cookie', cookie);

function cookiesOf(answer: request.Response): readonly string[] {
  return ([answer.headers['set-cookie']].flat() as (string | undefined)[]).filter((line) => line !== undefined);
}

const pairOf = (line: string): string => line.split(';')[0]!;

async function start(query = ''): Promise<{ state: string; cookie: string }> {
  const answer = await get(`/api/auth/bitbucket${query}`).expect(303);
  const state = new URL(answer.headers.location!).searchParams.get('state')!;
  return { state, cookie: pairOf(cookiesOf(answer)[0]!) };
}

const callback = (state: string, rest = '&code=code-1'): string =>
  `/api/auth/callback/bitbucket?state=${encodeURIComponent(state)}${rest}`;

async function signIn(query = ''): Promise<{ answer: request.Response; cookie: string }> {
  const { state, cookie } = await start(query);
  const answer = await get(callback(state, `&code=${newSecret()}`), cookie);
  const person = cookiesOf(answer).find((line) => line.startsWith('__Host-loom='));
  return { answer, cookie: person === undefined ? '' : pairOf(person) };
}

describe('signing in', () => {
  it('sends the browser to Bitbucket with a state of its own and a PKCE challenge', async () => {
    const answer = await get('/api/auth/bitbucket').expect(303);
    const location = new URL(answer.headers.location!);
    expect(location.searchParams.get('redirect_uri')).toBe('https://loom.example/api/auth/callback/bitbucket');
    expect(cookiesOf(answer)[0]).toMatch(/^__Host-loom-sign-in=[^;]+; .*Path=\/;.*HttpOnly; Secure; SameSite=Lax$/);
    const { state, cookie } = await start();
    await get(callback(state), cookie).expect(303);
    const { codeVerifier } = web.people.exchanged[0]!;
    expect(createHash('sha256').update(codeVerifier).digest('base64url')).toBe(web.people.challenges[1]);
    expect(codeVerifier).toMatch(/^[\w-]{43}$/);
  });

  it('keeps the tokens, starts a session in a cookie, and comes back', async () => {
    const { answer, cookie } = await signIn();
    expect(answer.headers.location).toBe('https://loom.example/');
    expect(await web.store.people.tokens('{ada}')).toMatchObject({ accessToken: 'access-1' });
    const home = await get('/', cookie).expect(200);
    expect(home.text).toContain('Ada &lt;b&gt;L&lt;/b&gt;');
    expect(home.text).not.toContain('<b>L</b>');
  });

  it('closes the window that a page opened for it', async () => {
    const { answer } = await signIn('?popup=1');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('<script>window.close();</script>');
    const hash = createHash('sha256').update('window.close();').digest('base64');
    expect(answer.headers['content-security-policy']).toContain(`script-src 'sha256-${hash}'`);
    const style = /<style>(.*?)<\/style>/s.exec(answer.text)![1]!;
    const styleHash = createHash('sha256').update(style).digest('base64');
    expect(answer.headers['content-security-policy']).toContain(`style-src 'sha256-${styleHash}'`);
    expect(answer.text).not.toContain('<b>L</b>');
  });

  it('counts a state once, for the browser that started it, for ten minutes', async () => {
    const mine = await start();
    const theirs = await start();
    await get(callback(mine.state)).expect(400);
    await get(callback(mine.state), theirs.cookie).expect(400);
    await get(callback('x'), mine.cookie).expect(400);
    await get('/api/auth/callback/bitbucket?code=code-1', mine.cookie).expect(400);
    await get(callback(mine.state), mine.cookie).expect(303);
    await get(callback(mine.state, '&code=code-2'), mine.cookie).expect(400);
    web.wait(11 * 60_000);
    await get(callback(theirs.state), theirs.cookie).expect(400);
    expect(web.people.exchanged).toHaveLength(1);
  });

  it('says what to do when the person said no, or the code is no good', async () => {
    const no = await start();
    const denied = await get(callback(no.state, '&error=access_denied&error_description=%3Cb%3E'), no.cookie).expect(
      403,
    );
    expect(denied.text).toContain('You did not allow the sign-in');
    expect(denied.text).not.toContain('<b>');
    const none = await start();
    await get(callback(none.state, ''), none.cookie).expect(400);
    const twice = await start();
    await get(callback(twice.state, '&code=a&code=b'), twice.cookie).expect(400);
    expect(await web.store.people.tokens('{ada}')).toBeNull();
  });

  it.each([
    'https://evil.example/',
    '//evil.example/r/1',
    '/\\evil.example',
    '/r/../../evil',
    '/r/1?next=https://evil.example',
    '/r/1%0d%0aSet-Cookie:x=y/',
    'javascript:alert(1)',
    '/api/auth/sign-out',
  ])('never leads to %s', async (target) => {
    const { answer } = await signIn(`?return=${encodeURIComponent(target)}`);
    expect(answer.headers.location).toBe('https://loom.example/');
  });

  it('leaves no code, state or token in the log', async () => {
    const { state, cookie } = await start();
    await get(callback(state, '&code=the-code-itself'), cookie).expect(303);
    const log = web.log.join('\n');
    for (const secret of [state, 'the-code-itself', 'access-1', 'refresh-1', cookie]) expect(log).not.toContain(secret);
  });

  it('ends by a form of ours only', async () => {
    const { cookie } = await signIn();
    const out = (): request.Test => request(web.server).post('/api/auth/sign-out').set('Cookie', cookie);
    await out().set('Sec-Fetch-Site', 'cross-site').expect(403);
    expect(await web.store.people.tokens('{ada}')).not.toBeNull();
    const answer = await out().set('Sec-Fetch-Site', 'same-origin').expect(303);
    expect(cookiesOf(answer)[0]).toMatch(/^__Host-loom=;/);
    expect(await web.store.people.tokens('{ada}')).toBeNull();
  });
});

describe('a link to a review', () => {
  const LINK = '/r/review-1';

  it('leads to the sign-in and back', async () => {
    const first = await get(`${LINK}?tenant=t1`).expect(303);
    expect(first.headers.location).toBe('https://loom.example/api/auth/bitbucket?return=%2Fr%2Freview-1%3Ftenant%3Dt1');
    const { answer } = await signIn(`?return=${encodeURIComponent(`${LINK}?tenant=t1`)}`);
    expect(answer.headers.location).toBe(`https://loom.example${LINK}?tenant=t1`);
  });

  it('shows the panel to who may read the repository, with a session that works', async () => {
    const { tenant } = await openPage(web, 'panel');
    await reviewedPullRequest(web, tenant);
    web.people.permissions.set(REPOSITORY, 'read');
    const { cookie } = await signIn();
    for (const link of [LINK, `${LINK}?tenant=${tenant}`]) {
      const page = await get(link, cookie).expect(200);
      expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(page.headers['x-frame-options']).toBe('DENY');
      const { session, hostScript } = bootOf(page.text);
      expect(hostScript).toBeNull();
      await request(web.server).get('/api/panel').set('Authorization', `Bearer ${session}`).expect(200);
    }
  });

  it('tells strangers nothing, not even whether there is such a review', async () => {
    const { tenant } = await openPage(web, 'panel');
    await reviewedPullRequest(web, tenant);
    const { cookie } = await signIn();
    const stranger = await get(LINK, cookie).expect(404);
    const nothing = await get('/r/other', cookie).expect(404);
    expect(stranger.text).toBe(nothing.text);
  });

  it('opens nothing of a removed installation, nor the API by cookie', async () => {
    const { tenant } = await openPage(web, 'panel');
    await reviewedPullRequest(web, tenant);
    web.people.permissions.set(REPOSITORY, 'admin');
    const { cookie } = await signIn();
    await request(web.server).post('/api/panel/rerun').set('Cookie', cookie).expect(401);
    await web.store.installations.update(tenant, { state: 'uninstalled' });
    await get(LINK, cookie).expect(404);
  });

  it('takes no forged cookie', async () => {
    await install(web);
    const { cookie } = await signIn();
    const forged = `${cookie.slice(0, -3)}abc`;
    expect((await get(LINK, forged)).status).toBe(303);
    web.wait(13 * 3_600_000);
    expect((await get(LINK, cookie)).status).toBe(303);
  });

  it('says so when no sign-in is set up', async () => {
    await web.close();
    web = await startWeb({ signIn: false });
    await get(LINK).expect(403);
    await get('/api/auth/bitbucket').expect(404);
    expect((await get('/')).text).toContain('not set up');
  });
});

import request from 'supertest';
import { Failure } from '../../domain';
import type { PanelView } from './contract';
import { FINGERPRINT, openPage, type OpenedPage, REPOSITORY, reviewedPullRequest } from '../testing/pages';
import { startWeb, WEB_URL, type WebUnderTest } from '../testing/web';

let web: WebUnderTest;
let page: OpenedPage;
beforeEach(async () => {
  web = await startWeb();
  page = await openPage(web, 'panel');
});
afterEach(async () => {
  await web.close();
});

const dismissal = `/api/panel/findings/${FINGERPRINT}/dismiss`;

describe('GET /api/panel', () => {
  it('shows the newest review and its findings, most serious first, each with its place on the host', async () => {
    await reviewedPullRequest(web, page.tenant);
    const answer = await page.call('get', '/api/panel').expect(200);
    const view = answer.body as PanelView;
    expect(view).toMatchObject({
      setup: 'ready',
      pullRequest: { number: 7, title: 'Add login', url: `${WEB_URL}/acme/api/pull-requests/7` },
      review: { id: 'review-1', state: 'completed', gate: 'fail', counts: { blocker: 1, warning: 0, info: 1 } },
    });
    expect(view.findings.map(({ severity, url }) => [severity, url])).toEqual([
      ['blocker', `${WEB_URL}/acme/api/pull-requests/7#comment-99`],
      ['info', `${WEB_URL}/acme/api/pull-requests/7/diff#Lsrc/a%20b.pyT3`],
    ]);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });

  it('answers 304 to who has it, also to a browser that adds Cache-Control: no-cache', async () => {
    await reviewedPullRequest(web, page.tenant);
    const first = await page.call('get', '/api/panel').expect(200);
    const tag = first.headers.etag!;
    const again = (): request.Test => page.call('get', '/api/panel').set('Cache-Control', 'no-cache');
    const second = await again().set('If-None-Match', tag).expect(304);
    expect(second.text).toBe('');
    await again().set('If-None-Match', `W/${tag}`).expect(304);
    await again().set('If-None-Match', '"other"').expect(200);
    await page.call('post', dismissal).send({ reason: 'no matter' }).expect(403);
    await again().set('If-None-Match', tag).expect(304);
  });

  it('says when reviews are off, and when nothing ran yet', async () => {
    const fresh = await page.call('get', '/api/panel').expect(200);
    expect(fresh.body).toMatchObject({ setup: 'ready', review: null, findings: [] });
    await web.store.settings.setWorkspace(page.tenant, { enabled: false }, '{ada}');
    expect((await page.call('get', '/api/panel')).body).toMatchObject({ setup: 'off' });
  });

  it('works while the host is away', async () => {
    web.hosts.outage = new Failure({ kind: 'unavailable', what: 'Away.', next: '' });
    await reviewedPullRequest(web, page.tenant);
    await page.call('get', '/api/panel').expect(200);
  });

  it('keeps hostile text as data', async () => {
    await reviewedPullRequest(web, page.tenant, '<img src=x onerror=alert(1)>');
    const answer = await page.call('get', '/api/panel').expect('Content-Type', /application\/json/);
    expect((answer.body as PanelView).pullRequest.title).toBe('<img src=x onerror=alert(1)>');
  });
});

describe('POST /api/panel/rerun', () => {
  it('adds a job before all others, for who may write', async () => {
    web.hosts.permissions.set('{ada}', 'write');
    expect((await page.call('get', '/api/panel')).body).toMatchObject({ queued: false });
    const answer = await page.call('post', '/api/panel/rerun').expect(200);
    expect(answer.body).toMatchObject({ queued: true });
    const ref = { tenant: page.tenant, repository: REPOSITORY, number: 7 };
    expect(web.queue.added).toEqual([
      {
        key: `review:${page.tenant}:${REPOSITORY}:7`,
        payload: { kind: 'review', ...ref, headCommit: null, source: null, destination: null, again: true },
        priority: 0,
      },
    ]);
    expect(web.log.join('\n')).toContain('"audit":"review.rerun"');
  });

  it('takes tenant, repository and number from the session alone', async () => {
    web.hosts.permissions.set('{ada}', 'admin');
    await page
      .call('post', '/api/panel/rerun?number=9')
      .send({ tenant: 'other', repository: '{x}', number: 9 })
      .expect(200);
    expect(web.queue.added[0]?.payload).toMatchObject({ tenant: page.tenant, repository: REPOSITORY, number: 7 });
  });

  it('is the author’s right too', async () => {
    await reviewedPullRequest(web, page.tenant);
    const author = await openPage(web, 'panel', '{author}');
    await author.call('post', '/api/panel/rerun').expect(200);
    expect(web.hosts.asked).toBe(0);
  });

  it('is no right of an author who comes by a fork and may only read', async () => {
    await reviewedPullRequest(web, page.tenant);
    const known = await web.store.reviews.pullRequest({ tenant: page.tenant, repository: REPOSITORY, number: 7 });
    await web.store.reviews.savePullRequest({ ...known!, fork: true });
    web.hosts.permissions.set('{author}', 'read');
    const author = await openPage(web, 'panel', '{author}');
    await author.call('post', '/api/panel/rerun').expect(403);
    await author
      .call('post', `/api/panel/findings/${'a'.repeat(32)}/dismiss`)
      .send({ reason: 'It is fine.' })
      .expect(403);
  });

  it('is refused with words to readers and strangers', async () => {
    for (const permission of ['read', 'none'] as const) {
      const user = `{${permission}}`;
      web.hosts.permissions.set(user, permission);
      const reader = await openPage(web, 'panel', user);
      const body: unknown = (await reader.call('post', '/api/panel/rerun').expect(403)).body;
      expect(body).toMatchObject({ error: { code: 'forbidden', next: expect.stringContaining('Ask') as string } });
      expect((await reader.call('get', '/api/panel')).body).toMatchObject({ mayRerun: false, mayDismiss: false });
    }
    expect(web.queue.added).toEqual([]);
  });

  it('asks to sign in when nobody can tell, and then believes the person’s own token', async () => {
    const body: unknown = (await page.call('post', '/api/panel/rerun').expect(403)).body;
    expect(body).toMatchObject({
      error: { code: 'sign-in-needed', signIn: 'https://loom.example/api/auth/bitbucket?popup=1' },
    });
    const tokens = { accessToken: 'a', refreshToken: 'r', expiresAt: Date.now() + 3_600_000 };
    await web.store.people.saveTokens('{ada}', 'Ada', tokens);
    web.people.permissions.set(REPOSITORY, 'write');
    await page.call('post', '/api/panel/rerun').expect(200);
  });
});

describe('dismissing', () => {
  beforeEach(async () => {
    await reviewedPullRequest(web, page.tenant);
    web.hosts.permissions.set('{ada}', 'write');
  });

  it('and restoring change the finding, with who and why', async () => {
    const body: unknown = (await page.call('post', dismissal).send({ reason: '  false alarm ' }).expect(200)).body;
    expect((body as PanelView).findings[0]).toMatchObject({
      state: 'dismissed',
      dismissal: { byName: 'Ada', reason: 'false alarm' },
    });
    const restored = await page.call('post', `/api/panel/findings/${FINGERPRINT}/restore`).expect(200);
    expect((restored.body as PanelView).findings[0]).toMatchObject({ state: 'open', dismissal: null });
  });

  it.each([
    ['no reason', dismissal, {}, 400],
    ['an empty reason', dismissal, { reason: '    ' }, 400],
    ['a long reason', dismissal, { reason: 'x'.repeat(501) }, 400],
    ['another type', dismissal, { reason: 7 }, 400],
    ['an unknown finding', `/api/panel/findings/${'c'.repeat(32)}/dismiss`, { reason: 'fine here' }, 404],
    ['a hostile fingerprint', '/api/panel/findings/..%2F..%2Fx/dismiss', { reason: 'fine here' }, 404],
  ])('refuses %s', async (_what, path, body, status) => {
    await page.call('post', path).send(body).expect(status);
  });
});

describe('a session', () => {
  const other = (change: (claims: Record<string, unknown>) => object): string => {
    const [header, claims, signature] = page.session.split('.');
    const read = JSON.parse(Buffer.from(claims!, 'base64url').toString()) as Record<string, unknown>;
    return `${header}.${Buffer.from(JSON.stringify(change(read))).toString('base64url')}.${signature}`;
  };
  const none = (): string => {
    const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    return `${header}.${page.session.split('.')[1]}.`;
  };

  it.each([
    ['is missing', () => ''],
    ['is nonsense', () => 'Bearer x.y.z'],
    ['names another repository', () => `Bearer ${other((claims) => ({ ...claims, repository: '{other}' }))}`],
    ['lives longer', () => `Bearer ${other((claims) => ({ ...claims, exp: 9_999_999_999 }))}`],
    ['has no signature', () => `Bearer ${none()}`],
    ['comes by another scheme', () => `JWT ${page.session}`],
  ])('that %s lets nobody in', async (_what, header) => {
    const body: unknown = (await request(web.server).get('/api/panel').set('Authorization', header()).expect(401)).body;
    expect(body).toMatchObject({ error: { code: 'unauthenticated' } });
  });

  it('does not count as a cookie or in the query', async () => {
    await request(web.server).get('/api/panel').set('Cookie', `loom=${page.session}`).expect(401);
    await request(web.server).get(`/api/panel?session=${page.session}`).expect(401);
  });

  it('ends after an hour, and can be renewed before, for a day', async () => {
    web.wait(50 * 60_000);
    const body: unknown = (await page.call('post', '/api/session').expect(200)).body;
    const { session, expiresAt } = body as { session: string; expiresAt: number };
    web.wait(20 * 60_000);
    await page.call('get', '/api/panel').expect(401);
    await request(web.server).get('/api/panel').set('Authorization', `Bearer ${session}`).expect(200);
    web.wait(40 * 60_000 + 1000);
    expect(expiresAt).toBeLessThan(Date.now() + 111 * 60_000);
    await request(web.server).post('/api/session').set('Authorization', `Bearer ${session}`).expect(401);
  });

  it('is not renewed for somebody whose access was taken away', async () => {
    web.hosts.permissions.set('{ada}', 'none');
    await page.call('post', '/api/session').expect(401);
    await page.call('get', '/api/panel').expect(200);
  });

  it('ends with the installation', async () => {
    await web.store.installations.update(page.tenant, { state: 'uninstalled' });
    await page.call('get', '/api/panel').expect(401);
  });

  it('of one page opens no other', async () => {
    await page.call('get', '/api/settings/repository').expect(403);
    await page.call('get', '/api/settings/workspace').expect(403);
    const settings = await openPage(web, 'repository-settings');
    await settings.call('get', '/api/panel').expect(403);
  });
});

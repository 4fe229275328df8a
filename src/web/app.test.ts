import request from 'supertest';
import { newSecret } from './testing/lifecycle';
import { openPage } from './testing/pages';
import { APP_KEY, startWeb, type WebUnderTest } from './testing/web';

let web: WebUnderTest;
beforeEach(async () => {
  web = await startWeb();
});
afterEach(async () => {
  await web.close();
});

const get = (path: string): request.Test => request(web.server).get(path);

describe('the descriptor', () => {
  it('is JSON with this server’s names, least scopes, and no more', async () => {
    const body: unknown = (
      await get('/atlassian-connect.json')
        .expect(200)
        .expect('Content-Type', /application\/json/)
    ).body;
    expect(body).toMatchObject({
      key: APP_KEY,
      baseUrl: 'https://loom.example',
      authentication: { type: 'jwt' },
      lifecycle: { installed: '/installed', uninstalled: '/uninstalled' },
      contexts: ['account'],
      scopes: ['account', 'repository', 'pullrequest'],
    });
    expect(JSON.stringify(body)).not.toContain('{{');
    expect(body).not.toHaveProperty('forgeAppLink');
  });

  it('names modules as the platform demands', async () => {
    const body: unknown = (await get('/atlassian-connect.json')).body;
    const { modules } = body as { modules: Record<string, { key: string; url: string }[]> };
    const pages = [modules.webPanels, modules.adminPages, [modules.configurePage]].flat(2);
    for (const { key, url } of pages as { key: string; url: string }[]) {
      expect(key).toMatch(/^[a-zA-Z0-9-]{1,128}$/);
      expect(url).toMatch(/^\/connect\/[a-z-]+\?/);
    }
    expect(modules.webhooks).toHaveLength(5);
    expect(new Set(modules.webhooks!.map(({ url }) => url))).toEqual(new Set(['/connect/webhooks']));
  });

  it('asks for the wider scope, and shows the Forge app, only when told to', async () => {
    await web.close();
    web = await startWeb({
      options: { votes: true },
      forgeAppLink: 'https://forge.example/install',
      baseUrl: 'https://x.example/loom',
    });
    const body: unknown = (await get('/loom/atlassian-connect.json')).body;
    expect(body).toMatchObject({
      forgeAppLink: 'https://forge.example/install',
      baseUrl: 'https://x.example/loom',
      scopes: ['account', 'repository', 'pullrequest', 'pullrequest:write'],
    });
  });
});

describe('operations', () => {
  it('tell health and readiness', async () => {
    await get('/api/health').expect(200, { status: 'ok', database: 'ok', worker: 'running' });
    await get('/api/ready').expect(200, { ready: true, database: true, queue: true });
    web.store.isHealthy = false;
    await get('/api/health').expect(200, { status: 'degraded', database: 'unreachable', worker: 'running' });
    await get('/api/ready').expect(503);
  });

  it('open the metrics to this machine, not to what a proxy forwards', async () => {
    const { text } = await get('/metrics')
      .expect(200)
      .expect('Content-Type', /text\/plain/);
    expect(text).toContain('loom_jobs{state="waiting"} 0');
    await get('/metrics').set('X-Forwarded-For', '127.0.0.1').expect(403);
  });

  it('ask for the token of the metrics when there is one', async () => {
    await web.close();
    const metricsToken = newSecret();
    web = await startWeb({ options: { metricsToken } });
    await get('/metrics').expect(401);
    await get('/metrics').set('Authorization', `Bearer ${metricsToken}x`).expect(401);
    await get('/metrics').set('Authorization', `Bearer ${metricsToken}`).expect(200);
  });

  it('validate a rules file with positions', async () => {
    const validate = (text: string): request.Test =>
      request(web.server).post('/api/config/validate').set('Content-Type', 'text/yaml').send(text);
    await validate('gate:\n  fail_on: warning\n').expect(200, { valid: true, problems: [] });
    const body: unknown = (await validate('gate:\n  fails_on: warning\n').expect(200)).body;
    expect(body).toMatchObject({ valid: false, problems: [{ line: 2, column: 3, key: 'gate.fails_on' }] });
    await validate('x'.repeat(300 * 1024)).expect(413);
    await request(web.server).post('/api/config/validate').send({ a: 1 }).expect(400);
  });
});

describe('every answer', () => {
  it('carries closed headers and a request id, and none that tells the software', async () => {
    const { headers } = await get('/api/health');
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'; frame-ancestors 'none'") as string,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=31536000',
      'x-request-id': expect.stringMatching(/^[\w-]{36}$/) as string,
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    const given = await get('/api/health').set('X-Request-Id', 'proxy-id-123');
    expect(given.headers['x-request-id']).toBe('proxy-id-123');
    const hostile = await get('/api/health').set('X-Request-Id', 'a"b{}');
    expect(hostile.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  });

  it('of plain http promises no https', async () => {
    await web.close();
    web = await startWeb({ baseUrl: 'http://127.0.0.1:8080' });
    expect((await get('/')).headers).not.toHaveProperty('strict-transport-security');
  });

  it('to nothing is 404 in the form that was asked for', async () => {
    const json = await get('/api/nothing').set('Accept', 'text/html').expect(404).expect('Content-Type', /json/);
    expect(json.body).toMatchObject({ error: { code: 'gone' } });
    const page = await get('/nothing/<script>').set('Accept', 'text/html').expect(404).expect('Content-Type', /html/);
    expect(page.text).not.toContain('<script>');
    await request(web.server).delete('/api/panel').expect(404);
  });

  it('to a mistake of ours tells nothing of it', async () => {
    web.store.installations.byId = () => Promise.reject(new Error('password=hunter2 at /srv/secret'));
    const opened = await openPage(web, 'panel');
    const answer = await opened.call('get', '/api/panel').expect(500);
    expect(answer.text).not.toMatch(/hunter2|srv|stack/);
    expect(answer.body).toMatchObject({ error: { code: 'bug' } });
  });
});

describe('assets', () => {
  it('are cached for good and served by name only', async () => {
    await get('/assets/panel-1a2b.js').expect(200).expect('Cache-Control', 'public, max-age=31536000, immutable');
    for (const path of [
      '/assets/../panel.html',
      '/assets/%2e%2e/panel.html',
      '/assets/..%2fpanel.html',
      '/assets/..%5cpanel.html',
      '/assets/%00',
      '/assets/',
      '/assets',
      '/panel.html',
      '/assets/.env',
    ]) {
      const answer = await get(path);
      expect([400, 403, 404]).toContain(answer.status);
      expect(answer.text).not.toContain('loom-boot');
    }
    await get('/assets/%E0%A4%A').expect(404);
  });
});

describe('the start page', () => {
  it('says how to connect', async () => {
    const { text } = await get('/').expect(200);
    expect(text).toContain('https://loom.example/atlassian-connect.json');
    expect(text).toContain('https://loom.example/api/webhooks/bitbucket');
    expect(text).toContain('This server is well.');
  });

  it('is at the base path too', async () => {
    await web.close();
    web = await startWeb({ baseUrl: 'https://x.example/loom' });
    for (const path of ['/loom', '/loom/', '/']) await get(path).expect(200);
    await get('/loomy').expect(404);
    await get('/loom/api/health').expect(200);
    await get('/loom/assets/panel-1a2b.js').expect(200);
  });
});

import { type Reviewed, reviewed } from './testing/reviewed';

let stage: Reviewed;

// One stage for all: what a test changes, no other one relies on. Merging comes last.
beforeAll(async () => {
  stage = await reviewed();
});

afterAll(() => stage.close());

function as(person: { readonly uuid: string } | null): Record<string, string> {
  return { cookie: `emulator_person=${encodeURIComponent(person?.uuid ?? 'nobody')}` };
}

async function get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const response = await fetch(new URL(path, stage.emulator.webUrl), { headers, redirect: 'manual' });
  return { status: response.status, text: await response.text() };
}

function post(path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const address = new URL(path, stage.emulator.webUrl);
  return fetch(address, { method: 'POST', headers, body: new URLSearchParams(form), redirect: 'manual' });
}

describe('the page of a pull request', () => {
  it('shows what is known of it', async () => {
    const { text } = await get(stage.url);
    for (const part of [
      'feature/count-users',
      '<strong>counting</strong>',
      'Changes requested',
      'Sample review',
      'Unsafe query',
      'SQL injection',
      'Suggested change',
      'Apply suggestion',
      'Resolved by Arne Author',
      'Why did this go?',
      'Binary file',
      'Fix the <strong>injection</strong>',
      'Sample panel',
      '2.4 s',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('hidden-mark');
  });

  it('makes nothing of hostile texts', async () => {
    const { text } = await get(stage.url);
    expect(text.match(/<script/g)).toHaveLength(2);
    expect(text).toContain('&lt;script&gt;window.broken = 1&lt;/script&gt;');
    expect(text).not.toMatch(/<img|href="javascript/);
    const response = await fetch(stage.url);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('puts comments and annotations below their lines', async () => {
    const { text } = await get(stage.url);
    const line4 = text.indexOf('id="Lsrc%2Fusers.tsT4"');
    const line5 = text.indexOf('id="Lsrc%2Fusers.tsT5"');
    expect(line4).toBeGreaterThan(0);
    for (const note of ['Annotation of Sample review', 'SQL injection']) {
      const at = text.indexOf(note, line4);
      expect(at).toBeGreaterThan(line4);
      expect(at).toBeLessThan(line5);
    }
  });

  it('is hidden from strangers, and shows each person what they may do', async () => {
    const stranger = stage.emulator.world.addUser({ displayName: 'Stan Stranger' });
    expect((await get(stage.url, as(stranger))).status).toBe(404);
    expect((await get(stage.url, as(null))).status).toBe(404);
    expect((await get(stage.url, as(stage.reader))).text).not.toContain('>Merge<');
    const admins = (await get(stage.url, as(stage.admin))).text;
    expect(admins).toContain('>Merge<');
    expect(admins).toContain('Withdraw change request');
  });

  it('tells what changed, part by part', async () => {
    const before = JSON.parse((await get(`${stage.url}/_live`)).text) as Record<string, string>;
    stage.emulator.world.addComment(stage.pullRequest, stage.admin, { raw: 'One more thing' });
    const after = JSON.parse((await get(`${stage.url}/_live`)).text) as Record<string, string>;
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed).toEqual(['activity']);
    const { text } = await get(`${stage.url}/_live/activity`);
    expect(text).toContain('One more thing');
    expect(text).toContain(`data-digest="${String(after.activity)}"`);
    expect((await get(`${stage.url}/_live/constructor`)).status).toBe(404);
  });
});

describe('what people do on the page', () => {
  it('answers as whoever is signed in', async () => {
    const [top] = [...stage.pullRequest.comments.values()];
    const response = await post(
      `${stage.url}/_do/comments`,
      { raw: 'a\r\nb', parent: String(top?.id) },
      as(stage.reader),
    );
    expect(response.status).toBe(303);
    const newest = [...stage.pullRequest.comments.values()].at(-1);
    expect(newest).toMatchObject({ raw: 'a\nb', parent: top, author: { uuid: stage.reader.uuid } });
  });

  it('comments on lines, resolves, reopens and deletes', async () => {
    const { comments } = stage.pullRequest;
    await post(`${stage.url}/_do/comments`, { raw: 'x', path: 'src/users.ts', to: '8', from: '' });
    const made = [...comments.values()].at(-1);
    expect(made?.anchor).toMatchObject({ path: 'src/users.ts', to: 8, from: null });
    await post(`${stage.url}/_do/comments/${made?.id}/resolve`, {});
    expect(made?.resolution).not.toBeNull();
    await post(`${stage.url}/_do/comments/${made?.id}/reopen`, {});
    expect(made?.resolution).toBeNull();
    expect((await post(`${stage.url}/_do/comments/${made?.id}/delete`, {}, as(stage.reader))).status).toBe(403);
    await post(`${stage.url}/_do/comments/${made?.id}/delete`, {});
    expect(made?.deleted).toBe(true);
  });

  it('applies a suggestion as a commit of the person', async () => {
    const [top] = [...stage.pullRequest.comments.values()];
    const before = stage.pullRequest.source.hash;
    const apply = `${stage.url}/_do/suggestions/${top?.id}/0/apply`;
    expect((await post(apply, {}, as(stage.reader))).status).toBe(403);
    expect((await post(apply, {})).status).toBe(303);
    expect(stage.pullRequest.source.hash).not.toBe(before);
    const { text } = await get(stage.url);
    expect(text).not.toContain('class="added" id="Lsrc%2Fusers.tsT4"');
    expect(text).toContain('src/users.ts edited online with Bitbucket');
    expect((await post(apply, {})).status).toBe(409);
  });

  it.each(['constructor', 'comments/1/__proto__', 'nothing', 'tasks/7/toggle'])('refuses %s', async (action) => {
    expect((await post(`${stage.url}/_do/${action}`, {})).status).toBe(404);
  });

  it('takes no form of another site', async () => {
    const foreign = { origin: 'https://evil.example' };
    expect((await post(`${stage.url}/_do/approve`, {}, { ...foreign, ...as(stage.admin) })).status).toBe(403);
  });
});

describe('the other pages', () => {
  it('list what the viewer may see', async () => {
    expect((await get('/')).text).toContain('Acme');
    expect((await get('/acme/', as(stage.admin))).text).toContain('Shop');
    expect((await get('/acme/', as(null))).text).not.toContain('/acme/shop');
    expect((await get('/acme/shop/pull-requests/')).text).toContain('#1');
    expect((await get('/nobody/')).status).toBe(404);
  });

  it('frame the settings of apps for administrators only', async () => {
    const address = '/acme/shop/admin/addon/sample-app/sample-settings';
    const { text } = await get(address, as(stage.admin));
    expect(text).toContain(`${stage.app.baseUrl}/settings?repo=`);
    expect(text).toContain(encodeURIComponent(stage.repository.uuid).replaceAll('&', '&amp;'));
    expect((await get('/acme/shop/admin/addon/sample-settings', as(stage.admin))).status).toBe(200);
    expect((await get('/acme/shop/admin/addon/sample-app/other', as(stage.admin))).status).toBe(404);
    expect((await get(address, as(stage.reader))).status).toBe(403);
    const workspace = '/acme/workspace/settings/addon/sample-app/sample-configure';
    expect((await get(workspace, as(stage.admin))).text).toContain(`${stage.app.baseUrl}/configure?ws=`);
    expect((await get(workspace, as(stage.author))).status).toBe(403);
  });

  it('remember person and theme, and go back to pages of this site only', async () => {
    const person = await post('/_pages/person', { person: stage.reader.uuid, back: '/acme/' });
    expect(person.headers.get('set-cookie')).toContain(encodeURIComponent(stage.reader.uuid));
    expect(person.headers.get('location')).toBe('/acme/');
    for (const back of ['//evil.example', 'https://evil.example/', '/\\evil.example', 'http://here//evil.example']) {
      const { headers } = await post('/_pages/theme', { theme: 'dark', back });
      expect(headers.get('location')).not.toMatch(/^(\/\/|https?:|\/\\)/);
    }
    expect((await get('/?theme=dark')).text).toContain('data-color-mode="dark"');
    expect((await get('/', { cookie: 'emulator_theme=dark' })).text).toContain('data-color-mode="dark"');
  });
});

describe('installing by hand', () => {
  it('asks, installs, and comes back with the client key', async () => {
    const back = `${stage.app.baseUrl}/done?state=s1`;
    const query = new URLSearchParams({ addon_key: 'sample-app', redirect_uri: back });
    const address = `/site/addons/authorize?${query.toString()}`;
    expect((await get(address)).text).toContain('Grant Sample app access');
    const response = await post(address, { decision: 'grant', workspace: 'acme' }, as(stage.admin));
    const url = new URL(response.headers.get('location') ?? '');
    expect(url.searchParams.get('state')).toBe('s1');
    expect(url.searchParams.get('client_key')).toMatch(/^ari:cloud:bitbucket::app\/\{.*\}\/sample-app$/);
    const refused = await post(address, { decision: 'deny' });
    expect(refused.headers.get('location')).toContain('error=access_denied');
  });

  it('takes the address of a descriptor too', async () => {
    const query = new URLSearchParams({ descriptor_uri: stage.app.descriptorUrl });
    const address = `/site/addons/authorize?${query.toString()}`;
    expect((await post(address, { decision: 'grant', workspace: 'acme' }, as(stage.reader))).status).toBe(403);
    await post(address, { decision: 'grant', workspace: 'acme' }, as(stage.admin));
    expect(stage.emulator.world.installations.get('connection:1')?.active).toBe(true);
  });

  it('redirects to the app only, and says why an app cannot be installed', async () => {
    const evil = new URLSearchParams({ addon_key: 'sample-app', redirect_uri: `${stage.app.baseUrl}.evil.example/` });
    expect((await get(`/site/addons/authorize?${evil.toString()}`)).status).toBe(400);
    expect((await get('/site/addons/authorize?addon_key=unknown')).status).toBe(404);
    stage.app.status = 500;
    const query = new URLSearchParams({ descriptor_uri: stage.app.descriptorUrl });
    const form = { decision: 'grant', workspace: 'acme' };
    const response = await post(`/site/addons/authorize?${query.toString()}`, form, as(stage.admin));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('it answered 500');
    stage.app.status = 204;
  });
});

describe('the end of a pull request', () => {
  it('reviews, works on tasks and merges', async () => {
    await post(`${stage.url}/_do/approve`, {}, as(stage.reader));
    expect(stage.pullRequest.participants.get(stage.reader.uuid)?.verdict).toBe('approved');
    expect((await post(`${stage.url}/_do/approve`, {})).status).toBe(400);
    const [task] = [...stage.pullRequest.tasks.values()];
    await post(`${stage.url}/_do/tasks/${task?.id}/toggle`, {});
    expect(task?.state).toBe('RESOLVED');
    expect((await post(`${stage.url}/_do/merge`, {}, as(stage.reader))).status).toBe(403);
    await post(`${stage.url}/_do/merge`, {}, as(stage.admin));
    expect(stage.pullRequest.state).toBe('MERGED');
    expect((await get(stage.url)).text).toContain('src/users.ts');
  });
});

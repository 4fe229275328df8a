import { seeded, type Seeded } from '../testing/seeded';

const R = '/repositories/acme/shop.js';
const P = `${R}/pullrequests/1`;
let host: Seeded;

beforeAll(async () => {
  host = await seeded({ rateLimit: { perHour: null } });
});
afterAll(() => host.emulator.close());

describe('pull requests', () => {
  it('are shown by slug, by uuid, and by the uuid of the repository alone', async () => {
    const { workspace, repository, pullRequest } = host;
    const [ws, repo] = [encodeURIComponent(workspace.uuid), encodeURIComponent(repository.uuid)];
    for (const path of [
      P,
      `/repositories/${ws}/${repo}/pullrequests/1`,
      `/repositories/%7B%7D/${repo}/pullrequests/1`,
    ]) {
      const answer = await host.call('GET', path);
      expect(answer.status).toBe(200);
      expect(answer.json).toMatchObject({
        id: 1,
        source: { commit: { hash: pullRequest.source.hash.slice(0, 12) } },
        reviewers: [{ display_name: 'Olga Owner' }],
      });
    }
  });

  it('answer 304 to who has seen them', async () => {
    const etag = (await host.call('GET', P)).headers.get('etag') ?? '';
    expect((await host.call('GET', P, undefined, { 'if-none-match': etag })).status).toBe(304);
  });

  it('are listed without reviewers unless asked for, filtered by q', async () => {
    const plain = await host.call('GET', `${R}/pullrequests`);
    expect(plain.json).toMatchObject({ size: 1, pagelen: 10, values: [{ id: 1 }] });
    expect(plain.text).not.toContain('"reviewers"');
    const more = await host.call('GET', `${R}/pullrequests?fields=%2Bvalues.reviewers`);
    expect(more.json).toMatchObject({ values: [{ reviewers: [{ display_name: 'Olga Owner' }] }] });
    const none = await host.call('GET', `${R}/pullrequests?q=${encodeURIComponent('title ~ "nothing" AND id > 0')}`);
    expect(none.json).toMatchObject({ size: 0 });
    expect((await host.call('GET', `${R}/pullrequests?q=title+%3D`)).status).toBe(400);
  });

  it('hand out their diff behind a redirect that carries the query over', async () => {
    const first = await host.call('GET', `${P}/diff?path=src/app.ts`);
    expect(first.status).toBe(302);
    const location = first.headers.get('location') ?? '';
    expect(location).toContain('/diff/acme/shop.js:');
    expect(location).toContain('%0D');
    const diff = await host.call('GET', location);
    expect(diff.text).toContain('-two\n+2\n');
    expect(diff.text).not.toContain('pic.bin');
  });

  it('hand out a diffstat with renames, removals and binary files', async () => {
    const location = (await host.call('GET', `${P}/diffstat`)).headers.get('location') ?? '';
    const { json } = await host.call('GET', location);
    expect(json).toMatchObject({
      pagelen: 500,
      values: [
        { status: 'removed', new: null },
        { status: 'renamed', new: { path: 'neu ü.txt', escaped_path: '"neu \\303\\274.txt"' } },
        { status: 'added', lines_added: 0, old: null, new: { attributes: ['binary'] } },
        { status: 'modified', lines_added: 2, lines_removed: 1 },
      ],
    });
  });

  it('read a spec the other way around than git', async () => {
    const diff = await host.call('GET', `${R}/diff/feature%2Fx..main?topic=false&path=src/app.ts`);
    expect(diff.text).toContain('-two\n+2\n');
    const base = await host.call('GET', `${R}/merge-base/feature%2Fx..main`);
    expect(base.json).toMatchObject({ hash: host.pullRequest.destination.hash });
  });

  it('list commits, activity and statuses', async () => {
    expect((await host.call('GET', `${P}/commits`)).json).toMatchObject({ values: [{ message: 'second\n' }] });
    expect((await host.call('GET', `${P}/activity`)).json).toMatchObject({ values: [{ update: { state: 'OPEN' } }] });
  });

  it('are approved with a body that says it is empty', async () => {
    expect((await host.call('POST', `${P}/approve`)).json).toMatchObject({ approved: true, state: 'approved' });
    expect((await host.call('POST', `${P}/request-changes`)).json).toMatchObject({ state: 'changes_requested' });
    expect((await host.call('DELETE', `${P}/approve`)).status).toBe(404);
    expect((await host.call('DELETE', `${P}/request-changes`)).status).toBe(204);
  });
});

describe('comments', () => {
  it('are created in place, answered, edited, resolved and deleted', async () => {
    const inline = { path: 'src/app.ts', to: 4, start_to: 2 };
    const made = await host.call('POST', `${P}/comments`, { content: { raw: 'here' }, inline });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ inline: { to: 4, start_to: 2, from: null, outdated: false } });
    const self = made.headers.get('location') ?? '';
    const { id } = made.json as { id: number };
    const reply = await host.call('POST', `${P}/comments`, { content: { raw: 'yes' }, parent: { id } });
    expect(reply.json).toMatchObject({ parent: { id } });
    expect((await host.call('PUT', self, { content: { raw: 'there' } })).json).toMatchObject({
      content: { raw: 'there' },
    });
    expect((await host.call('POST', `${self}/resolve`)).json).toMatchObject({ type: 'comment_resolution' });
    expect((await host.call('POST', `${self}/resolve`)).status).toBe(409);
    expect((await host.call('DELETE', `${self}/resolve`)).status).toBe(204);
    expect((await host.call('DELETE', `${self}/resolve`)).status).toBe(404);
    expect((await host.call('DELETE', self)).status).toBe(204);
    expect((await host.call('GET', self)).json).toMatchObject({ deleted: true, content: { raw: '' } });
  });

  it.each([
    ['blank', { content: { raw: ' ' } }],
    ['without content', { inline: { path: 'a', to: 1 } }],
    ['with null for the other side', { content: { raw: 'x' }, inline: { path: 'a', to: 1, from: null } }],
    ['with a range that runs backwards', { content: { raw: 'x' }, inline: { path: 'a', to: 1, start_to: 2 } }],
    ['with a reply in place', { content: { raw: 'x' }, inline: { path: 'a', to: 1 }, parent: { id: 1 } }],
  ])('%s are refused', async (_what, body) => {
    const answer = await host.call('POST', `${P}/comments`, body);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ type: 'error', error: {} });
  });

  it('that are too long get a page in HTML', async () => {
    const answer = await host.call('POST', `${P}/comments`, { content: { raw: 'x'.repeat(40_000) } });
    expect([answer.status, answer.text]).toEqual([400, '<h1>Bad Request (400)</h1>']);
  });

  it('come in pages that point at the next one', async () => {
    for (let at = 0; at < 3; at += 1) await host.call('POST', `${P}/comments`, { content: { raw: `n${at}` } });
    const first = await host.call('GET', `${P}/comments?pagelen=2&sort=-created_on&q=deleted%3Dfalse`);
    const { next } = first.json as { next: string };
    const second = await host.call('GET', next);
    expect(second.json).toMatchObject({ page: 2, pagelen: 2 });
    const brief = await host.call('GET', `${P}/comments?fields=next,values.id&pagelen=1`);
    expect(Object.keys(brief.json as object).sort()).toEqual(['next', 'values']);
  });
});

describe('source', () => {
  it('comes raw with an ETag, as meta data, and as a folder', async () => {
    const { hash } = host.pullRequest.source;
    const file = await host.call('GET', `${R}/src/${hash}/neu%20%C3%BC.txt`);
    expect(file.text).toBe('line\n'.repeat(30));
    const etag = file.headers.get('etag') ?? '';
    const again = await host.call('GET', `${R}/src/${hash}/neu%20%C3%BC.txt`, undefined, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect((await host.call('GET', `${R}/src/${hash}/src/app.ts?format=meta`)).json).toMatchObject({ size: 17 });
    const root = await host.call('GET', `${R}/src/${hash}/?max_depth=3&pagelen=100`);
    expect((root.json as { values: { path: string }[] }).values.map(({ path }) => path)).toContain('docs/a/b.md');
    expect((await host.call('GET', `${R}/src/${hash}/nothing`)).status).toBe(404);
    expect((await host.call('GET', `${R}/src/feature/x/src/app.ts`)).status).toBe(404);
  });

  it('is found by branch, commit and history', async () => {
    const branch = await host.call('GET', `${R}/refs/branches/feature/x`);
    expect(branch.json).toMatchObject({ target: { hash: host.pullRequest.source.hash } });
    const short = host.pullRequest.source.hash.slice(0, 12);
    expect((await host.call('GET', `${R}/commit/${short}`)).json).toMatchObject({ hash: host.pullRequest.source.hash });
    const history = await host.call('GET', `${R}/filehistory/${host.pullRequest.source.hash}/neu%20%C3%BC.txt`);
    expect(history.json).toMatchObject({ values: [{ path: 'neu ü.txt' }, { path: 'old name.txt' }] });
    const range = await host.call('GET', `${R}/commits?include=feature%2Fx&exclude=main`);
    expect(range.json).toMatchObject({ pagelen: 30, values: [{ message: 'second\n' }] });
  });
});

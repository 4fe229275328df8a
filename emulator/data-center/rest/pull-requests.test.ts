import { P, R, seeded, type Seeded } from '../testing/seeded';

let host: Seeded;

beforeAll(async () => {
  host = await seeded({ limits: { changes: 3, diffLines: 8 } });
});
afterAll(() => host.instance.close());

function asAuthor(): Record<string, string> {
  const { secret } = host.instance.mintToken(host.author, { permissions: ['REPO_WRITE'] });
  return { authorization: `Bearer ${secret}` };
}

describe('an update', () => {
  const first = { version: 0, title: 'Count on', description: 'More.', reviewers: [{ user: { name: 'klind' } }] };

  it('needs the version that is current, and says which one that is', async () => {
    expect((await host.call('PUT', P, first, asAuthor())).json).toMatchObject({ version: 1, description: 'More.' });
    const stale = await host.call('PUT', P, first, asAuthor());
    expect(stale.status).toBe(409);
    expect(stale.json).toMatchObject({
      errors: [
        {
          exceptionName: 'com.atlassian.bitbucket.pull.PullRequestOutOfDateException',
          currentVersion: 1,
          expectedVersion: 0,
          pullRequest: { id: 1, version: 1 },
        },
      ],
    });
  });

  it('takes away what it leaves out', async () => {
    const bare = await host.call('PUT', P, { version: 1, title: 'Bare' }, asAuthor());
    expect(bare.json).toMatchObject({ version: 2, title: 'Bare', reviewers: [] });
    expect(bare.json).not.toHaveProperty('description');
    expect((await host.call('PUT', P, { version: 2, title: 'Bare' }, asAuthor())).json).toMatchObject({ version: 2 });
  });

  it('fails as a whole for one reviewer who cannot be one', async () => {
    const reviewers = ['nobody', 'klind', 'A.Author'].map((name) => ({ user: { name } }));
    const answer = await host.call('PUT', P, { version: 2, title: 'Bare', reviewers }, asAuthor());
    expect(answer.status).toBe(409);
    expect(answer.json).toMatchObject({
      errors: [
        { reviewerErrors: [{ context: 'nobody' }, { context: 'A.Author' }], validReviewers: [{ name: 'klind' }] },
      ],
    });
  });

  it('is for its author, and for those who may write', async () => {
    const answer = await host.call('PUT', P, { version: 2, title: 'Mine' });
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject({
      errors: [{ exceptionName: 'com.atlassian.bitbucket.AuthorisationException' }],
    });
  });
});

describe('changes', () => {
  it('are capped, and not a page of a list', async () => {
    const { json } = await host.call('GET', `${P}/changes?limit=1000&start=2`);
    expect(json).toMatchObject({
      size: 3,
      limit: 3,
      start: 0,
      isLastPage: false,
      // A next page, of which there is none, would be asked for again and again.
      nextPageStart: null,
      toHash: host.pullRequest.source.hash,
    });
    const { values } = json as { values: { type: string; path: { toString: string } }[] };
    expect(values.map(({ type, path }) => [type, path.toString])).toEqual([
      ['DELETE', 'gone.txt'],
      ['MODIFY', 'long.txt'],
      ['MOVE', 'neu ü.txt'],
    ]);
  });

  it('come in hunks, cut at the cap and marked at every level', async () => {
    const whole = await host.call('GET', `${P}/diff/src/app.ts?contextLines=1`);
    expect(whole.json).toMatchObject({
      truncated: false,
      diffs: [
        {
          source: { name: 'app.ts' },
          hunks: [
            {
              segments: [
                { type: 'CONTEXT', lines: [{ source: 1, destination: 1, line: 'one' }] },
                { type: 'REMOVED', lines: [{ source: 2, destination: 2, line: 'two' }] },
                { type: 'ADDED', lines: [{ source: 3, destination: 2, line: '2' }] },
                { type: 'CONTEXT', lines: [{ source: 3, destination: 3, line: 'three' }] },
                { type: 'ADDED', lines: [{ source: 4, destination: 4, line: 'four' }] },
              ],
            },
          ],
        },
      ],
    });
    const { json } = await host.call('GET', `${P}/diff?contextLines=10`);
    expect(json).toMatchObject({ truncated: true });
    const { diffs } = json as { diffs: Readonly<Record<string, unknown>>[] };
    expect(diffs.find(({ hunks, truncated }) => truncated === true && hunks !== undefined)).toMatchObject({
      hunks: [{ truncated: true, segments: [{ truncated: true }] }],
    });
    expect(diffs.at(-1)).toMatchObject({ truncated: true });
  });

  it('come as text by the suffix, or for who wants only text', async () => {
    const raw = await host.call('GET', `${P}.diff?contextLines=0`);
    expect(raw.text).toContain('@@ -2 +2 @@ one\n-two\n+2\n');
    const negotiated = await host.call('GET', `${P}/diff?contextLines=0`, undefined, { accept: 'text/plain' });
    expect(negotiated.text).toBe(raw.text);
    expect((await host.call('GET', `${P}.patch`)).text).toMatch(/^From [0-9a-f]{40} /);
  });

  it('between two commits, and two refs the other way round than git has them', async () => {
    const [since, until] = [host.pullRequest.destination.hash, host.pullRequest.source.hash];
    const text = { accept: 'text/plain' };
    const raw = await host.call('GET', `${R}/diff/src/app.ts?since=${since}&until=${until}`, undefined, text);
    expect(raw.text).toContain('+four\n');
    const query = 'from=feature%2Fx&to=refs%2Fheads%2Fmain';
    expect((await host.call('GET', `${R}/compare/commits?${query}`)).json).toMatchObject({ size: 1 });
    expect((await host.call('GET', `${R}/diff?since=${'0'.repeat(39)}1&until=${until}`)).status).toBe(404);
  });
});

it('lists say how many comments and tasks there are, single answers do not', async () => {
  host.instance.addComment(host.pullRequest, host.author, { text: 'do', severity: 'BLOCKER' });
  const list = await host.call('GET', `${R}/pull-requests?at=refs/heads/main&direction=INCOMING&order=NEWEST`);
  expect(list.json).toMatchObject({ values: [{ id: 1, properties: { commentCount: 1, openTaskCount: 1 } }] });
  expect((await host.call('GET', P)).json).not.toHaveProperty('properties');
  expect((await host.call('GET', `${R}/pull-requests?state=MERGED`)).json).toMatchObject({ size: 0 });
});

it('what is hidden counts for the next page, and not for this one', async () => {
  const secret = host.instance.addProject('SEC', { admins: [host.admin] });
  const open = host.instance.addProject('OPEN', { admins: [host.admin], readers: [host.bot.account] });
  for (const [project, slug] of [
    [secret, 'hidden'],
    [open, 'shown'],
    [open, 'last'],
  ] as const) {
    await host.instance.world.addRepository(project, slug);
  }
  const page = await host.call('GET', '/api/1.0/repos?limit=2');
  expect(page.json).toMatchObject({ size: 2, limit: 2, isLastPage: false, nextPageStart: 3 });
  const rest = await host.call('GET', '/api/1.0/repos?limit=2&start=3');
  expect(rest.json).toMatchObject({ size: 1, isLastPage: true, nextPageStart: null, values: [{ slug: 'last' }] });
});

it('the author has no say; others have theirs on the commit that they saw', async () => {
  const own = await host.call('PUT', `${P}/participants/a.author`, { status: 'APPROVED' }, asAuthor());
  expect([own.status, own.text]).toEqual([400, expect.stringContaining('InvalidPullRequestRoleException')]);
  const old = { status: 'APPROVED', lastReviewedCommit: host.pullRequest.destination.hash };
  expect((await host.call('PUT', `${P}/participants/loom-bot`, old)).status).toBe(409);
  expect((await host.call('PUT', `${P}/participants/klind`, { status: 'APPROVED' })).status).toBe(401);
  const { hash } = host.pullRequest.source;
  const given = await host.call('PUT', `${P}/participants/loom-bot`, {
    status: 'NEEDS_WORK',
    lastReviewedCommit: hash,
  });
  expect(given.json).toMatchObject({
    role: 'PARTICIPANT',
    approved: false,
    status: 'NEEDS_WORK',
    lastReviewedCommit: hash,
  });
});

it('a pull request is opened, declined, reopened and merged with its version', async () => {
  await host.instance.world.commitFiles(host.repository, 'other', { files: { 'new.txt': 'new\n' }, message: 'new' });
  const refs = { fromRef: { id: 'refs/heads/other' }, toRef: { id: 'refs/heads/main' } };
  const made = await host.call('POST', `${R}/pull-requests`, { title: 'Another', ...refs }, asAuthor());
  expect([made.status, made.json]).toEqual([201, expect.objectContaining({ id: 2, version: 0 })]);
  const other = `${R}/pull-requests/2`;
  expect((await host.call('GET', `${other}/merge`)).json).toMatchObject({ canMerge: true, outcome: 'CLEAN' });
  expect((await host.call('POST', `${other}/decline?version=3`, undefined, asAuthor())).status).toBe(409);
  expect((await host.call('POST', `${other}/decline?version=0`, undefined, asAuthor())).json).toMatchObject({
    state: 'DECLINED',
    closed: true,
  });
  await host.call('POST', `${other}/reopen?version=1`, undefined, asAuthor());
  const merged = await host.call('POST', `${other}/merge?version=2`, undefined, asAuthor());
  expect(merged.json).toMatchObject({
    state: 'MERGED',
    properties: { mergeCommit: { displayId: expect.any(String) as unknown } },
  });
  const again = await host.call('POST', `${other}/merge?version=3`, undefined, asAuthor());
  expect([again.status, again.text]).toEqual([409, expect.stringContaining('already been merged')]);
});

it('a folder is browsed in pages', async () => {
  const page = async (query: string): Promise<{ values: { path: { name: string } }[]; nextPageStart: number | null }> =>
    ((await host.call('GET', `${R}/browse?at=refs/heads/main${query}`)).json as { children: never }).children;
  const names = ({ values }: { values: { path: { name: string } }[] }): string[] => values.map(({ path }) => path.name);
  const all = await page('');
  const first = await page('&limit=2');
  expect(first).toMatchObject({ size: 2, limit: 2, isLastPage: false, nextPageStart: 2 });
  const rest = await page('&start=2');
  expect(rest).toMatchObject({ start: 2, isLastPage: true, nextPageStart: null });
  expect([...names(first), ...names(rest)]).toEqual(names(all));
});

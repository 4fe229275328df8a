import { P, R, seeded, type Answer, type Seeded } from '../testing/seeded';

let host: Seeded;

beforeAll(async () => {
  host = await seeded({ version: '10.2', contextPath: '/bitbucket' });
});
afterAll(() => host.instance.close());

interface CommentAnswer {
  readonly id: number;
  readonly version: number;
  readonly anchor?: Readonly<Record<string, unknown>>;
}

async function post(body: unknown, headers?: Record<string, string>): Promise<CommentAnswer> {
  const answer = await host.call('POST', `${P}/comments`, body, headers);
  expect(answer.status).toBe(201);
  return answer.json as CommentAnswer;
}

function as(user: 'author' | 'admin'): Record<string, string> {
  const { secret } =
    user === 'admin' ? host.key : host.instance.mintToken(host.author, { permissions: ['REPO_WRITE'] });
  return { authorization: `Bearer ${secret}` };
}

function exception({ json }: Answer): string | undefined {
  const { errors } = json as { errors: { exceptionName: string | null }[] };
  return errors[0]?.exceptionName?.split('.').at(-1);
}

const onLine = (line: number, lineType: string, more = {}): unknown => ({
  text: 'here',
  anchor: { path: 'src/app.ts', line, lineType, fileType: lineType === 'REMOVED' ? 'FROM' : 'TO', ...more },
});

describe('places', () => {
  it('added, removed and context lines, each by its own number', async () => {
    expect((await post(onLine(4, 'ADDED'))).anchor).toMatchObject({ line: 4, lineType: 'ADDED', fileType: 'TO' });
    expect((await post(onLine(2, 'REMOVED'))).anchor).toMatchObject({ line: 2, lineType: 'REMOVED', fileType: 'FROM' });
    expect((await post(onLine(1, 'CONTEXT'))).anchor).toMatchObject({ path: 'src/app.ts', orphaned: false });
  });

  it('a file as a whole, and several lines, with what is misspelt swallowed', async () => {
    const file = await post({ text: 'x', anchor: { path: 'src/app.ts', diffType: 'EFFECTIVE' } });
    expect(file.anchor).not.toHaveProperty('line');
    const marker = { startLine: 1, startLineType: 'CONTEXT' };
    const range = await post(onLine(2, 'ADDED', { multilineMarker: marker, multilineSpan: { dstSpanStart: 1 } }));
    expect(range.anchor).toMatchObject({ multilineMarker: marker, multilineSpan: { dstSpanStart: 1, dstSpanEnd: 2 } });
    expect((await post(onLine(2, 'ADDED', { multiLineMarker: marker }))).anchor).not.toHaveProperty('multilineMarker');
  });

  it.each([
    ['line 0', onLine(0, 'ADDED')],
    ['an added line said to be context', onLine(2, 'CONTEXT')],
    ['a line without its type', { text: 'x', anchor: { path: 'src/app.ts', line: 2 } }],
    ['a line far from the change', { text: 'x', anchor: { path: 'long.txt', line: 9, lineType: 'CONTEXT' } }],
    ['a file that is not changed', { text: 'x', anchor: { path: 'nothing.txt' } }],
    ['a range of commits without hashes', { text: 'x', anchor: { path: 'src/app.ts', diffType: 'RANGE' } }],
    ['a blank text', { text: '  ' }],
    ['a text of 32768 characters', { text: 'x'.repeat(32_768) }],
  ])('%s is refused', async (_what, body) => {
    expect((await host.call('POST', `${P}/comments`, body)).status).toBe(400);
  });

  it('up to ten lines around a change can be commented, and 32767 characters be written', async () => {
    await post({ text: 'x', anchor: { path: 'long.txt', line: 10, lineType: 'CONTEXT', fileType: 'TO' } });
    await post({ text: 'x'.repeat(32_767) });
  });
});

describe('changes', () => {
  it('need the version, and the author for the text', async () => {
    const { id } = await post({ text: 'first' });
    const path = `${P}/comments/${id}`;
    expect((await host.call('PUT', path, { text: 'second' })).status).toBe(400);
    expect((await host.call('PUT', path, { text: 'second', version: 0 })).json).toMatchObject({ version: 1 });
    const stale = await host.call('PUT', path, { text: 'third', version: 0 });
    expect([stale.status, exception(stale)]).toEqual([409, 'CommentOutOfDateException']);
    const foreign = await host.call('PUT', path, { text: 'mine', version: 1 }, as('admin'));
    expect([foreign.status, exception(foreign)]).toEqual([401, 'AuthorisationException']);
  });

  it('a comment with replies stays; one without goes away', async () => {
    const { id } = await post({ text: 'root' });
    const reply = await post({ text: 'reply', parent: { id }, anchor: { path: 'nothing.txt' } });
    expect(reply.anchor).toBeUndefined();
    const refused = await host.call('DELETE', `${P}/comments/${id}?version=0`);
    expect([refused.status, exception(refused)]).toEqual([409, 'CommentDeletionException']);
    expect((await host.call('DELETE', `${P}/comments/${reply.id}?version=0`)).status).toBe(204);
    expect((await host.call('DELETE', `${P}/comments/${id}?version=0`)).status).toBe(204);
    expect((await host.call('GET', `${P}/comments/${id}`)).status).toBe(404);
  });

  it('a ticked task and a resolved thread are two things', async () => {
    const { id } = await post({ text: 'do', severity: 'BLOCKER' });
    const ticked = await host.call('PUT', `${P}/comments/${id}`, { version: 0, state: 'RESOLVED' }, as('author'));
    expect(ticked.json).toMatchObject({ state: 'RESOLVED', threadResolved: false, resolver: { name: 'A.Author' } });
    const open = { version: 1, state: 'OPEN', threadResolved: true };
    const resolved = await host.call('PUT', `${P}/comments/${id}`, open);
    expect(resolved.json).toMatchObject({ state: 'OPEN', threadResolved: true, threadResolver: { name: 'loom-bot' } });
    expect((await host.call('GET', `${P}/blocker-comments?count=true`)).json).toEqual({ OPEN: 1, RESOLVED: 0 });
    expect((await host.call('GET', `${P}/blocker-comments?states=OPEN`)).json).toMatchObject({ values: [{ id }] });
  });
});

it('lists are by file only; the activities have every thread', async () => {
  expect((await host.call('GET', `${P}/comments`)).status).toBe(400);
  const { json } = await host.call('GET', `${P}/comments?path=long.txt`);
  expect(json).toMatchObject({ size: 1, values: [{ anchor: { path: 'long.txt', line: 10 } }] });
  const root = await post({ text: 'root' });
  const reply = await post({ text: 'reply', parent: { id: root.id } });
  await post({ text: 'deeper', parent: { id: reply.id } });
  const all = await host.call('GET', `${P}/activities?limit=1000`);
  expect(all.json).toMatchObject({ limit: 500, isLastPage: true, nextPageStart: null });
  const { values } = all.json as { values: Readonly<Record<string, unknown>>[] };
  expect(values.at(-1)).toMatchObject({ action: 'OPENED' });
  const added = values.find(({ comment }) => (comment as CommentAnswer | undefined)?.id === root.id);
  expect(added).toMatchObject({ comment: { comments: [{ text: 'reply', comments: [{ text: 'deeper' }] }] } });
  const onLong = values.find(
    ({ commentAnchor }) => (commentAnchor as { path?: string } | undefined)?.path === 'long.txt',
  );
  expect(onLong).toMatchObject({ action: 'COMMENTED', commentAction: 'ADDED', diff: { hunks: [{ sourceLine: 10 }] } });
});

it('a review is written in silence and shown at once', async () => {
  const { id } = await post({ text: 'pending', state: 'PENDING' });
  expect((await host.call('GET', `${P}/comments/${id}`, undefined, as('author'))).status).toBe(404);
  expect((await host.call('GET', `${P}/review`)).json).toMatchObject({ values: [{ id, state: 'PENDING' }] });
  const finish = { commentText: 'That is all.', participantStatus: 'needs_work' };
  expect((await host.call('PUT', `${P}/review`, finish)).status).toBe(204);
  expect((await host.call('GET', `${P}/comments/${id}`, undefined, as('author'))).json).toMatchObject({
    state: 'OPEN',
  });
  await post({ text: 'never mind', state: 'PENDING' });
  expect((await host.call('DELETE', `${P}/review`)).status).toBe(204);
  expect((await host.call('GET', `${P}/review`)).json).toMatchObject({ size: 0 });
});

it('a suggestion becomes a commit of whoever applies it', async () => {
  const text = '```suggestion\n4\n```';
  const { id } = await post({ ...(onLine(4, 'ADDED') as object), text });
  const version = (await host.call('GET', P)).json as { version: number };
  const body = { commentVersion: 0, pullRequestVersion: version.version, suggestionIndex: 0 };
  const path = `${P}/comments/${id}/apply-suggestion`;
  expect((await host.call('POST', path, { ...body, commitMessage: 'Apply' }, as('author'))).status).toBe(400);
  expect((await host.call('POST', path, { ...body, message: 'Apply' })).status).toBe(401);
  expect((await host.call('POST', path, { ...body, message: 'Apply' }, as('author'))).status).toBe(204);
  const raw = await host.call('GET', `${R}/raw/src/app.ts?at=${encodeURIComponent('refs/heads/feature/x')}`);
  expect(raw.text).toBe('one\n2\nthree\n4\n');
  const moved = await host.call('GET', `${P}/comments/${id}`);
  expect(moved.json).toMatchObject({ anchor: { orphaned: true } });
});

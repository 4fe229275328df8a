import { type CloudTest, OPTIONS, P, REF, startCloudTest } from './testing/cloud-server';

const COMMENT = { id: 5, content: { raw: 'text' }, user: { uuid: '{u}' }, links: { html: { href: 'https://b/5' } } };
const HOUSE_COMMENT = {
  id: '5',
  body: 'text',
  author: '{u}',
  parent: null,
  anchor: null,
  deleted: false,
  resolved: false,
  url: 'https://b/5',
};

let test: CloudTest;
beforeEach(async () => {
  test = await startCloudTest();
});
afterEach(() => test.close());

const sent = (name: string): unknown[] =>
  test.server.arrivalsOf(name).map(({ body }) => (body === '' ? null : JSON.parse(body)) as unknown);

describe('comments', () => {
  it('are read over all pages, only the fields that are used', async () => {
    test.server.on(`GET ${P}/comments`, { body: { values: [COMMENT], next: `${test.server.url}${P}/more` } });
    test.server.on(`GET ${P}/more`, { body: { values: [{ ...COMMENT, id: 6, parent: { id: 5 } }] } });
    const comments = await test.host.comments(REF, OPTIONS);
    expect(comments.map(({ id, parent }) => [id, parent])).toEqual([
      ['5', null],
      ['6', '5'],
    ]);
    expect(test.server.arrivals[0]?.url).toContain('pagelen=100');
    expect(decodeURIComponent(test.server.arrivals[0]?.url ?? '')).toContain(
      'fields=next,values.id,values.content.raw',
    );
    expect(test.host.calls()).toBe(2);
  });

  it.each([
    ['on a line', { path: 'a b.ts', side: 'new', lines: { start: 4, end: 4 } }, { path: 'a b.ts', to: 4 }],
    ['on lines', { path: 'a', side: 'new', lines: { start: 2, end: 4 } }, { path: 'a', start_to: 2, to: 4 }],
    [
      'on removed lines',
      { path: 'a', side: 'old', lines: { start: 2, end: 4 } },
      { path: 'a', start_from: 2, from: 4 },
    ],
    ['on a removed line', { path: 'a', side: 'old', lines: { start: 4, end: 4 } }, { path: 'a', from: 4 }],
    ['on a file', { path: 'a', side: 'new', lines: null }, { path: 'a' }],
  ] as const)('are created %s', async (_name, anchor, inline) => {
    test.server.on(`POST ${P}/comments`, { status: 201, body: COMMENT });
    expect(await test.host.createComment(REF, { body: 'text', anchor, parent: null }, OPTIONS)).toEqual(HOUSE_COMMENT);
    expect(sent(`POST ${P}/comments`)).toEqual([{ content: { raw: 'text' }, inline }]);
  });

  it('are created as replies, without a place of their own', async () => {
    test.server.on(`POST ${P}/comments`, { status: 201, body: COMMENT });
    const anchor = { path: 'a', side: 'new', lines: null } as const;
    await test.host.createComment(REF, { body: 'text', anchor, parent: '123456789' }, OPTIONS);
    expect(sent(`POST ${P}/comments`)).toEqual([{ content: { raw: 'text' }, parent: { id: 123456789 } }]);
  });

  it('are never created twice', async () => {
    const lost = (_: unknown, response: { destroy(): unknown }): null => (response.destroy(), null);
    test.server.on(`POST ${P}/comments`, lost, { status: 201, body: COMMENT });
    await expect(
      test.host.createComment(REF, { body: 'x', anchor: null, parent: null }, OPTIONS),
    ).rejects.toMatchObject({ kind: 'unavailable' });
    test.server.on(`POST ${P}/tasks`, { status: 502 }, { status: 201, body: { id: 1 } });
    await expect(test.host.createTask(REF, { body: 'x', comment: null }, OPTIONS)).rejects.toMatchObject({
      kind: 'unavailable',
    });
    expect(test.server.arrivals).toHaveLength(2);
  });

  it('are refused before they are sent when they are too long', async () => {
    const body = 'x'.repeat(30_001);
    await expect(test.host.updateComment(REF, '5', body, OPTIONS)).rejects.toMatchObject({ kind: 'too-large' });
    expect(test.server.arrivals).toHaveLength(0);
  });

  it('are changed and deleted, gone ones too', async () => {
    test.server.on(`PUT ${P}/comments/5`, { body: COMMENT });
    test.server.on(`DELETE ${P}/comments/5`, { status: 204 }, { status: 404 });
    expect(await test.host.updateComment(REF, '5', 'text', OPTIONS)).toEqual(HOUSE_COMMENT);
    await test.host.deleteComment(REF, '5', OPTIONS);
    await test.host.deleteComment(REF, '5', OPTIONS);
  });

  it.each(['', '../../x', '5/resolve', '-1', '0x5', '99999999999999999999'])('of id “%s” are none', async (id) => {
    await expect(test.host.deleteComment(REF, id, OPTIONS)).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('threads', () => {
  it('are resolved and re-opened, already so too', async () => {
    test.server.on(`POST ${P}/comments/5/resolve`, { status: 200, body: {} }, { status: 409 });
    test.server.on(`DELETE ${P}/comments/5/resolve`, { status: 204 }, { status: 404 });
    await test.host.setResolved(REF, '5', true, OPTIONS);
    await test.host.setResolved(REF, '5', true, OPTIONS);
    await test.host.setResolved(REF, '5', false, OPTIONS);
    await test.host.setResolved(REF, '5', false, OPTIONS);
    expect(test.server.arrivals[0]?.headers['content-length']).toBe('0');
  });

  it('that cannot be resolved are told apart from missing scopes', async () => {
    test.server.on(`POST ${P}/comments/5/resolve`, { status: 403, body: { error: { message: 'No.' } } });
    await expect(test.host.setResolved(REF, '5', true, OPTIONS)).rejects.toMatchObject({ kind: 'conflict' });
    const detail = { required: ['pullrequest'], granted: [] };
    test.server.on(`POST ${P}/comments/6/resolve`, { status: 403, body: { error: { message: 'No.', detail } } });
    await expect(test.host.setResolved(REF, '6', true, OPTIONS)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

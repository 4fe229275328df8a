import {
  type DataCenterTest,
  LOOM,
  MARTA,
  OPTIONS,
  P,
  REF,
  refusal,
  startDataCenterTest,
} from './testing/data-center-server';

const COMMENT = { id: 5, version: 2, text: 'text', author: LOOM, threadResolved: false, comments: [] };
const ON_LINE = { ...COMMENT, anchor: { path: 'a.ts', line: 2, lineType: 'ADDED', fileType: 'TO' } };
const ANCHOR = { path: 'a.ts', side: 'new', lines: { start: 2, end: 2 } } as const;
const DIFF = 'diff --git a/a.ts b/a.ts\n--- a/a.ts\n+++ b/a.ts\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n';
const added = (comment: object, more: object = {}) => ({
  action: 'COMMENTED',
  commentAction: 'ADDED',
  comment,
  ...more,
});

let test: DataCenterTest;
beforeEach(async () => {
  test = await startDataCenterTest();
});
afterEach(() => test.close());

const sent = (name: string): unknown[] =>
  test.server.arrivalsOf(name).map(({ body }) => (body === '' ? null : JSON.parse(body)) as unknown);

describe('comments', () => {
  it('are read from what happened, over all pages, oldest first', async () => {
    const reply = { ...COMMENT, id: 8, author: MARTA };
    test.server.on(`GET ${P}/activities?limit=500`, {
      headers: { 'x-ausername': 'Loom.Bot' },
      body: {
        values: [
          { action: 'RESCOPED' },
          { action: 'COMMENTED', commentAction: 'REPLIED', comment: reply },
          added(
            { ...COMMENT, id: 7, comments: [reply, { ...COMMENT, id: 9, severity: 'BLOCKER' }] },
            { commentAnchor: ON_LINE.anchor },
          ),
        ],
        isLastPage: false,
        nextPageStart: 31,
      },
    });
    test.server.on(`GET ${P}/activities?limit=500&start=31`, { body: { values: [added(COMMENT)], isLastPage: true } });
    const comments = await test.host.comments(REF, OPTIONS);
    expect(comments).toEqual([
      {
        id: '5',
        body: 'text',
        author: '903',
        parent: null,
        anchor: null,
        deleted: false,
        resolved: false,
        url: `${test.baseUrl}/projects/EXP/repos/exporter/pull-requests/7/overview?commentId=5`,
      },
      expect.objectContaining({ id: '7', parent: null, anchor: ANCHOR }),
      expect.objectContaining({ id: '8', parent: '7', anchor: null, author: '412' }),
    ]);
  });

  it('are created on lines with the kind of line that the diff shows, which is read once', async () => {
    test.server.on(`GET ${P}.diff`, { body: DIFF });
    test.server.on(`POST ${P}/comments`, { status: 201, body: ON_LINE });
    const create = () => test.host.createComment(REF, { body: 'text', anchor: ANCHOR, parent: null }, OPTIONS);
    const [one] = await Promise.all([create(), create()]);
    expect(one).toMatchObject({ id: '5', anchor: ANCHOR, parent: null });
    expect(sent(`POST ${P}/comments`)[0]).toEqual({
      text: 'text',
      anchor: { path: 'a.ts', diffType: 'EFFECTIVE', line: 2, lineType: 'ADDED', fileType: 'TO' },
    });
    expect(test.server.arrivalsOf(`GET ${P}.diff`)).toHaveLength(1);
    expect(test.server.arrivalsOf(`POST ${P}/comments`)[0]?.headers).toMatchObject({
      'x-atlassian-token': 'no-check',
      authorization: 'Bearer t',
    });
  });

  it('that are announced find the diff read already, unless that failed', async () => {
    test.server.on(`GET ${P}.diff`, { status: 404, body: {} }, { body: DIFF });
    test.server.on(`POST ${P}/comments`, { status: 201, body: ON_LINE });
    test.host.expectComments(REF, OPTIONS);
    test.host.expectComments(REF, OPTIONS);
    const create = () => test.host.createComment(REF, { body: 'text', anchor: ANCHOR, parent: null }, OPTIONS);
    await expect(create()).rejects.toMatchObject({ kind: 'gone' });
    expect(test.server.arrivalsOf(`GET ${P}.diff`)).toHaveLength(1);
    await create();
    expect(test.server.arrivalsOf(`GET ${P}.diff`)).toHaveLength(2);
  });

  it('are sent beside each other, and once more alone where that made a conflict', async () => {
    let running = 0;
    const beside: number[] = [];
    const all = new Promise<void>((resolve) => {
      test.server.on(`POST ${P}/comments`, async ({ body }) => {
        running += 1;
        beside.push(running);
        if (running === 3) resolve();
        if (beside.length <= 3) await all;
        running -= 1;
        const first = beside.length <= 3 && (JSON.parse(body) as { text: string }).text === 'b';
        return first ? refusal(409, 'DataStoreException') : { status: 201, body: COMMENT };
      });
    });
    const create = (body: string) => test.host.createComment(REF, { body, anchor: null, parent: null }, OPTIONS);
    const created = await Promise.all(['a', 'b', 'c'].map(create));
    expect(created.map(({ id }) => id)).toEqual(['5', '5', '5']);
    expect(beside).toEqual([1, 2, 3, 1]);
    expect(sent(`POST ${P}/comments`).slice(3)).toEqual([{ text: 'b' }]);
  });

  it('are not sent a third time after two conflicts', async () => {
    test.server.on(`POST ${P}/comments`, refusal(409, 'IllegalPullRequestStateException'));
    const comment = { body: 'x', anchor: null, parent: null };
    await expect(test.host.createComment(REF, comment, OPTIONS)).rejects.toMatchObject({ kind: 'conflict' });
    expect(test.server.arrivalsOf(`POST ${P}/comments`)).toHaveLength(2);
  });

  it('are not created on lines that the diff does not show', async () => {
    test.server.on(`GET ${P}.diff`, { body: DIFF });
    const anchor = { ...ANCHOR, lines: { start: 9, end: 9 } };
    await expect(test.host.createComment(REF, { body: 'x', anchor, parent: null }, OPTIONS)).rejects.toMatchObject({
      kind: 'invalid',
    });
  });

  it('whose line is refused are told as refused', async () => {
    test.server.on(`GET ${P}.diff`, { body: DIFF });
    test.server.on(`POST ${P}/comments`, refusal(400, 'ArgumentValidationException'));
    await expect(
      test.host.createComment(REF, { body: 'x', anchor: ANCHOR, parent: null }, OPTIONS),
    ).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('lose their suggestion where several lines were not understood', async () => {
    test.server.on(`GET ${P}.diff`, { body: DIFF });
    const text = '```suggestion\nx\n```';
    test.server.on(`POST ${P}/comments`, { status: 201, body: { ...ON_LINE, text } });
    test.server.on(`PUT ${P}/comments/5`, { body: { ...ON_LINE, text: '```\nx\n```' } });
    const anchor = { ...ANCHOR, lines: { start: 1, end: 2 } };
    const created = await test.host.createComment(REF, { body: text, anchor, parent: null }, OPTIONS);
    expect(created.body).toBe('```\nx\n```');
    expect(sent(`PUT ${P}/comments/5`)).toEqual([{ text: '```\nx\n```', version: 2 }]);
  });

  it('are not written twice when the answer is lost', async () => {
    test.server.on(`POST ${P}/comments`, (_, response) => (response.destroy(), null));
    await expect(test.host.createComment(REF, { body: 'x', anchor: null, parent: '5' }, OPTIONS)).rejects.toMatchObject(
      { kind: 'unavailable' },
    );
    expect(sent(`POST ${P}/comments`)).toEqual([{ text: 'x', parent: { id: 5 } }]);
  });

  it('are changed at the version that was seen last, or that is there now', async () => {
    test.server.on(`GET ${P}/comments/5`, { body: COMMENT }, { body: { ...COMMENT, version: 6 } });
    test.server.on(
      `PUT ${P}/comments/5`,
      { body: { ...COMMENT, version: 3 } },
      refusal(409, 'comment.CommentOutOfDateException'),
      { body: { ...COMMENT, version: 7, text: 'c' } },
    );
    await test.host.updateComment(REF, '5', 'a', OPTIONS);
    expect(await test.host.updateComment(REF, '5', 'c', OPTIONS)).toMatchObject({ id: '5', body: 'c' });
    expect(sent(`PUT ${P}/comments/5`)).toEqual([
      { text: 'a', version: 2 },
      { text: 'c', version: 3 },
      { text: 'c', version: 6 },
    ]);
  });

  it('are not fought over for ever', async () => {
    test.server.on(`GET ${P}/comments/5`, { body: COMMENT });
    test.server.on(`PUT ${P}/comments/5`, refusal(409, 'comment.CommentOutOfDateException'));
    await expect(test.host.updateComment(REF, '5', 'a', OPTIONS)).rejects.toMatchObject({ kind: 'conflict' });
    expect(test.server.arrivalsOf(`PUT ${P}/comments/5`)).toHaveLength(3);
  });

  it('that are too long are not sent', async () => {
    const body = 'x'.repeat(30_001);
    await expect(test.host.updateComment(REF, '5', body, OPTIONS)).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('are deleted, which is also true when they are gone', async () => {
    test.server.on(`GET ${P}/comments/5`, { body: COMMENT }, refusal(404, 'comment.NoSuchCommentException'));
    test.server.on(`DELETE ${P}/comments/5`, { status: 204 });
    await test.host.deleteComment(REF, '5', OPTIONS);
    await test.host.deleteComment(REF, '5', OPTIONS);
    expect(test.server.arrivalsOf(`DELETE ${P}/comments/5`).map(({ url }) => url)).toEqual([
      `${P}/comments/5?version=2`,
    ]);
  });

  it('that were answered are withdrawn instead', async () => {
    test.server.on(`GET ${P}/comments/5`, { body: COMMENT });
    test.server.on(`DELETE ${P}/comments/5`, refusal(409, 'comment.CommentDeletionException'));
    test.server.on(`PUT ${P}/comments/5`, { body: COMMENT });
    await test.host.deleteComment(REF, '5', OPTIONS);
    expect(sent(`PUT ${P}/comments/5`)).toEqual([{ text: '_Withdrawn by Loom._', version: 2 }]);
  });

  it('never leave the path of their pull request', async () => {
    await expect(test.host.deleteComment(REF, '5/../6', OPTIONS)).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('threads', () => {
  it('are resolved and re-opened, without a word where they are so already', async () => {
    test.server.on(`GET ${P}/comments/5`, { body: ON_LINE });
    test.server.on(
      `PUT ${P}/comments/5`,
      { body: { ...ON_LINE, version: 3, threadResolved: true } },
      { body: { ...ON_LINE, version: 4 } },
    );
    for (const resolved of [false, true, true, false]) await test.host.setResolved(REF, '5', resolved, OPTIONS);
    expect(sent(`PUT ${P}/comments/5`)).toEqual([
      { threadResolved: true, version: 2 },
      { threadResolved: false, version: 3 },
    ]);
  });

  it('on no file, and those of versions that cannot resolve, stay as they are', async () => {
    test.server.on(`GET ${P}/comments/5`, { body: COMMENT });
    const silent = { ...ON_LINE, threadResolved: undefined };
    test.server.on(`GET ${P}/comments/6`, { body: { ...silent, id: 6 } });
    test.server.on(`PUT ${P}/comments/6`, { body: { ...silent, id: 6 } });
    await expect(test.host.setResolved(REF, '5', true, OPTIONS)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(test.host.setResolved(REF, '6', true, OPTIONS)).rejects.toMatchObject({ kind: 'conflict' });
  });
});

it('tasks are answers that block: created, listed and ticked', async () => {
  const wire = { ...COMMENT, id: 6, severity: 'BLOCKER', state: 'OPEN' };
  const task = { id: '6', body: 'text', comment: '5', done: false };
  test.server.on(`POST ${P}/comments`, { status: 201, body: wire });
  test.server.on(`GET ${P}/activities`, {
    body: { values: [added({ ...COMMENT, comments: [wire] })], isLastPage: true },
  });
  test.server.on(`PUT ${P}/comments/6`, { body: { ...wire, state: 'RESOLVED' } });
  expect(await test.host.createTask(REF, { body: 'text', comment: '5' }, OPTIONS)).toEqual(task);
  expect(await test.host.tasks(REF, OPTIONS)).toEqual([task]);
  await test.host.setTaskDone(REF, task, true, OPTIONS);
  expect(sent(`POST ${P}/comments`)).toEqual([{ text: 'text', severity: 'BLOCKER', parent: { id: 5 } }]);
  expect(sent(`PUT ${P}/comments/6`)).toEqual([{ state: 'RESOLVED', version: 2 }]);
});

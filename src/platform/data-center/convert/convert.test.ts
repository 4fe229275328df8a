import fc from 'fast-check';
import { z } from 'zod';
import { CATEGORIES, SEVERITIES } from '../../../domain';
import {
  activitySchema,
  changesSchema,
  commentSchema,
  commitSchema,
  pullRequestSchema,
  type WireComment,
} from '../schemas';
import { recordedPayload } from '../testing/payload';
import {
  toAccount,
  toComments,
  toListedFile,
  toPullRequest,
  toTasks,
  toWireAnnotation,
  toWireReport,
  toWireStatus,
} from './index';

const REF = { tenant: 't', repository: '1', number: 1 };
const BASE = 'https://git.example.com';
const page = (entry: z.ZodType) =>
  z.union([z.array(entry), z.object({ values: z.array(entry) }).transform(({ values }) => values)]);

describe('recorded pull requests', () => {
  it.each([
    ['danger-js--bitbucket_server_pr.json', 'd6725486c38d46a33e76f622cf24b9a388c8d13d'],
    ['jenkins-branch-source--1.0-projects-amuniz-repos-test-repos-pull-requests-1.json', null],
  ])('%s', (name, commit) => {
    const payload = recordedPayload(name);
    if (payload === null) return;
    const pullRequest = toPullRequest(REF, pullRequestSchema.parse(payload), BASE);
    expect(pullRequest.state).toBe('open');
    expect(pullRequest.source.commit).toMatch(commit === null ? /^[0-9a-f]{40}$/ : new RegExp(`^${commit}$`));
    expect(pullRequest.author).toMatchObject({ kind: 'person', id: expect.stringMatching(/^\d+$/) as string });
    expect(pullRequest.destination.repository?.fullName).toMatch(/^[^/]+\/[^/]+$/);
    expect(pullRequest.url).toMatch(
      /^https:\/\/git\.example\.com\/(?:projects|users)\/[^/]+\/repos\/[^/]+\/pull-requests\/\d+$/,
    );
  });

  it('the list of them, forks included', () => {
    const payload = recordedPayload(
      'jenkins-branch-source--1.0-projects-amuniz-repos-test-repos-pull-requests_start_0_limit_200.json',
    );
    if (payload === null) return;
    const all = z.object({ values: z.array(pullRequestSchema) }).parse(payload).values;
    expect(all.map((wire) => toPullRequest(REF, wire, BASE).fork)).toContain(true);
  });
});

describe('recorded comments', () => {
  it.each([
    ['danger-js--bitbucket_server_activities.json', 1],
    ['drone--pr_comments.json', 1],
    ['tomasbjerre--pull-request-comments-all-two.json', 2],
  ])('%s', (name, least) => {
    const payload = recordedPayload(name);
    if (payload === null) return;
    const activities = page(activitySchema).parse(payload) as z.infer<typeof activitySchema>[];
    const comments = activities.flatMap(({ comment, commentAnchor }) =>
      comment ? toComments({ top: comment, anchor: commentAnchor ?? null }, BASE, null) : [],
    );
    expect(comments.length).toBeGreaterThanOrEqual(least);
    for (const comment of comments)
      expect(comment).toMatchObject({ id: expect.stringMatching(/^\d+$/) as string, resolved: false });
  });

  it('on a line, as listed by file and as answered', () => {
    const listed = recordedPayload('tomasbjerre--pull-request-comments.json');
    const answered = recordedPayload('atlascode--post-inline-comment.json');
    if (listed === null || answered === null) return;
    const fromList = (page(commentSchema).parse(listed) as WireComment[])[0]!;
    const { jsonBody } = z.object({ response: z.object({ jsonBody: commentSchema }) }).parse(answered).response;
    const anchors = [fromList, jsonBody].map(
      (top) => toComments({ top, anchor: top.anchor ?? null }, BASE, null)[0]?.anchor,
    );
    expect(anchors).toEqual([
      { path: 'basic_branching/file.txt', side: 'new', lines: { start: 1, end: 1 } },
      { path: 'test2.json', side: 'new', lines: { start: 1, end: 1 } },
    ]);
  });

  it('with dates as text', () => {
    const payload = recordedPayload('drone--pr_comment_iso_dates.json');
    if (payload !== null) expect(commentSchema.parse(payload)).toMatchObject({ id: 1, text: 'this is a comment' });
  });
});

it('recorded lists of changes and commits', () => {
  const changes = recordedPayload('tomasbjerre--pull-request-changes.json');
  const commits = recordedPayload('danger-js--bitbucket_server_commits.json');
  if (changes === null || commits === null) return;
  expect(changesSchema.parse(changes).values.map(toListedFile)).toContainEqual({
    status: 'modified',
    oldPath: 'basic_branching/file.txt',
    newPath: 'basic_branching/file.txt',
    type: 'file',
  });
  expect((page(commitSchema).parse(commits) as { id: string }[])[0]?.id).toMatch(/^[0-9a-f]{40}$/);
});

describe('threads', () => {
  const author = { id: 5, name: 'marta' };
  const loom = { id: 9, name: 'loom' };
  const comment = (id: number, more: Partial<WireComment> = {}): WireComment => ({
    id,
    version: 0,
    text: `c${id}`,
    author,
    ...more,
  });

  it('are told comment by comment, without the tasks that are our own', () => {
    const top = comment(1, {
      author: loom,
      threadResolved: true,
      comments: [
        comment(2, { comments: [comment(3, { severity: 'BLOCKER' })] }),
        comment(4, { author: loom, severity: 'BLOCKER' }),
      ],
    });
    const anchor = { path: 'a', line: 4, fileType: 'TO', multilineMarker: { startLine: 2 } };
    const told = toComments({ top, anchor }, BASE, 'loom').map(({ id, parent, anchor: at, resolved }) => [
      id,
      parent,
      at,
      resolved,
    ]);
    expect(told.sort()).toEqual([
      ['1', null, { path: 'a', side: 'new', lines: { start: 2, end: 4 } }, true],
      ['2', '1', null, false],
      ['3', '2', null, false],
    ]);
    const tasks = toTasks({ top, anchor }).map(({ id, comment: parent, done }) => [id, parent, done]);
    expect(tasks.sort()).toEqual([
      ['3', '2', false],
      ['4', '1', false],
    ]);
  });

  it('whose top is a task are resolved by a tick', () => {
    const top = comment(1, { severity: 'BLOCKER', state: 'RESOLVED' });
    expect(toComments({ top, anchor: null }, BASE, null)[0]?.resolved).toBe(true);
    expect(toTasks({ top, anchor: null })).toEqual([{ id: '1', body: 'c1', comment: null, done: true }]);
  });

  it.each([
    [
      { path: 'a', line: 3, fileType: 'FROM', lineType: 'REMOVED' },
      { path: 'a', side: 'old', lines: { start: 3, end: 3 } },
    ],
    [
      { path: 'a', line: 9, fileType: 'TO', multilineMarker: { startLine: 4 }, multilineSpan: { dstSpanStart: 8 } },
      { path: 'a', side: 'new', lines: { start: 8, end: 9 } },
    ],
    [
      { path: 'a', line: 0 },
      { path: 'a', side: 'new', lines: null },
    ],
    [{ path: 'a' }, { path: 'a', side: 'new', lines: null }],
  ])('hang where the anchor says: %j', (anchor, expected) => {
    expect(toComments({ top: comment(1), anchor }, BASE, null)[0]?.anchor).toEqual(expected);
  });

  it('may be nested as deep as people like', () => {
    let top = comment(5000);
    for (let id = 4999; id > 0; id -= 1) top = comment(id, { comments: [top] });
    expect(toComments({ top, anchor: null }, BASE, null)).toHaveLength(5000);
  });
});

it.each([
  ['ADD', undefined, { status: 'added', oldPath: null, newPath: 'b' }],
  ['DELETE', undefined, { status: 'deleted', oldPath: 'b', newPath: null }],
  ['MOVE', 'a', { status: 'renamed', oldPath: 'a', newPath: 'b' }],
  ['COPY', 'a', { status: 'copied', oldPath: 'a', newPath: 'b' }],
  ['UNKNOWN', undefined, { status: 'modified', oldPath: 'b', newPath: 'b' }],
])('a change of the kind %s', (type, srcPath, expected) => {
  expect(toListedFile({ type, path: 'b', srcPath })).toEqual({ ...expected, type: 'file' });
});

it('accounts', () => {
  expect(toAccount({ id: 5, name: 'M.Rossi', slug: 'm.rossi', displayName: 'Marta' })).toEqual({
    id: '5',
    displayName: 'Marta',
    names: ['M.Rossi', 'm.rossi'],
    kind: 'person',
  });
  expect(toAccount({ id: 6, name: 'x', slug: 'x', type: 'SERVICE' })).toMatchObject({ kind: 'app', names: ['x'] });
  expect([toAccount(null), toAccount({ name: 'x' })]).toEqual([null, null]);
});

describe('build statuses', () => {
  const status = { key: 'loom', name: 'Loom', description: 'd', url: 'https://l', branch: 'f/x' } as const;
  const newest = { repositoryBuilds: true, cancelledBuilds: true };

  it.each([
    ['in-progress', newest, 'INPROGRESS'],
    ['successful', newest, 'SUCCESSFUL'],
    ['failed', newest, 'FAILED'],
    ['stopped', newest, 'CANCELLED'],
    ['stopped', { ...newest, cancelledBuilds: false }, 'FAILED'],
  ] as const)('%s with %j is %s', (state, form, wire) => {
    expect(toWireStatus({ ...status, state }, form)).toMatchObject({
      state: wire,
      parent: 'loom',
      ref: 'refs/heads/f/x',
    });
  });

  it('have no parent and no branch where they belong to a commit alone', () => {
    const wire = toWireStatus({ ...status, state: 'failed' }, { repositoryBuilds: false, cancelledBuilds: false });
    expect(wire).toEqual({ key: 'loom', state: 'FAILED', name: 'Loom', description: 'd', url: 'https://l' });
  });
});

it('reports stay within the limits, whatever is said', () => {
  const text = fc.string({ maxLength: 5000, unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, fc.array(text, { maxLength: 12 }), (title, details, titles) => {
      const data = titles.map((each) => ({ title: each, kind: 'text', value: each }) as const);
      const wire = toWireReport({ id: 'x', title, details, result: 'pending', link: null, data }) as Record<
        string,
        unknown
      >;
      expect((wire.title as string).length).toBeLessThanOrEqual(450);
      expect((wire.title as string).length).toBeGreaterThan(0);
      expect((wire.details as string).length).toBeLessThanOrEqual(2000);
      expect((wire.data as unknown[]).length).toBeLessThanOrEqual(6);
      expect(wire).not.toHaveProperty('result');
    }),
  );
  const report = {
    id: 'x',
    title: 't',
    details: 'd',
    link: 'https://l',
    data: [{ title: 'D', kind: 'link', text: 'open', url: 'https://l' }],
  } as const;
  expect(toWireReport({ ...report, result: 'failed' })).toMatchObject({
    result: 'FAIL',
    data: [{ type: 'LINK', value: { linktext: 'open', href: 'https://l' } }],
  });
  expect(toWireReport({ ...report, result: 'passed' })).toMatchObject({ result: 'PASS' });
});

it('annotations always have a message and a severity that is known', () => {
  const text = fc.string({ maxLength: 3000 });
  fc.assert(
    fc.property(
      text,
      fc.option(text),
      fc.constantFrom(...SEVERITIES),
      fc.constantFrom(...CATEGORIES),
      fc.option(fc.integer({ min: -1, max: 9 })),
      (summary, details, severity, category, line) => {
        const wire = toWireAnnotation({ id: 'i', summary, details, severity, category, path: 'a', line, link: null });
        expect(wire).toMatchObject({ externalId: 'i', path: 'a' });
        const { message, severity: grade, type, line: at } = wire as Record<string, string | number | undefined>;
        expect(String(message).length).toBeGreaterThan(0);
        expect(String(message).length).toBeLessThanOrEqual(2000);
        expect(grade).toMatch(/^(?:LOW|MEDIUM|HIGH)$/);
        expect(type).toMatch(/^(?:BUG|CODE_SMELL|VULNERABILITY)$/);
        expect(at === undefined || Number(at) > 0).toBe(true);
      },
    ),
  );
});

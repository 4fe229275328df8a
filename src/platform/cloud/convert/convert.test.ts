import fc from 'fast-check';
import { z } from 'zod';
import { CATEGORIES, SEVERITIES } from '../../../domain';
import { commentSchema, diffstatSchema, pullRequestSchema, type WireComment, type WirePullRequest } from '../schemas';
import { recordedPayload } from '../testing/payload';
import { statusKey } from './build-status';
import { cutText } from '../../cut-text';
import {
  toAccount,
  toComment,
  toListedFile,
  toPullRequest,
  toWireAnnotation,
  toWireReport,
  toWireStatus,
} from './index';

const REF = { tenant: 't', repository: '{r}', number: 1 };

describe('recorded pull requests', () => {
  it.each([
    ['atlantis--pull-approved-multiple.json', false, false, '75d1e7c57cd9'],
    ['danger-js--bitbucket_cloud_pr.json', false, false, '007bf2423436'],
    ['drone--pr.json', true, false, '31c54529bd80'],
    ['jenkins-branch-source--2.0-repositories-amuniz-test-repos-pullrequests-1.json', false, false, 'bf0e8b7962c0'],
  ])('%s', (name, fork, draft, commit) => {
    const payload = recordedPayload(name);
    if (payload === null) return;
    const pullRequest = toPullRequest(REF, pullRequestSchema.parse(payload));
    expect(pullRequest).toMatchObject({ state: 'open', fork, draft, source: { commit } });
    expect(pullRequest.author).toMatchObject({ kind: 'person' });
    expect(pullRequest.url).toMatch(/^https:\/\/bitbucket\.org\/.*\/pull-requests\/\d+$/);
    expect(pullRequest.destination.repository?.fullName).toMatch(/^[^/]+\/[^/]+$/);
  });

  it.each([
    'jenkins-branch-source--2.0-repositories-amuniz-test-repos-pullrequests_pagelen_50.json',
    'jenkins-x--pulls.json',
  ])('the list %s', (name) => {
    const payload = recordedPayload(name);
    if (payload === null) return;
    const page = z.object({ values: z.array(pullRequestSchema) }).parse(payload);
    for (const wire of page.values) expect(toPullRequest(REF, wire).source.commit).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('recorded comments', () => {
  it.each([
    ['atlantis--comments.json', 5],
    ['drone--prcomments.json', 1],
    ['danger-js--bitbucket_cloud_comments.json', 2],
  ])('%s', (name, least) => {
    const payload = recordedPayload(name);
    if (payload === null) return;
    const list = z.union([z.array(commentSchema), z.object({ values: z.array(commentSchema) })]).parse(payload);
    const comments = (Array.isArray(list) ? list : list.values).map(toComment);
    expect(comments.length).toBeGreaterThanOrEqual(Math.min(least, 1));
    for (const comment of comments) expect(comment).toMatchObject({ id: expect.stringMatching(/^\d+$/) as string });
  });

  it('a comment on a line', () => {
    const payload = recordedPayload('drone--review.json');
    if (payload === null) return;
    expect(toComment(commentSchema.parse(payload))).toMatchObject({
      id: '419169807',
      body: 'Lovely comment',
      author: '{6b408a94-1b8b-4f62-b37f-3069e13bc33e}',
      anchor: { path: 'README.md', side: 'new', lines: { start: 5, end: 5 } },
    });
  });
});

it.each([
  'drone--diffstat.json',
  'drone--pr_diffstat.json',
  'jenkins-branch-source--2.0-repositories-amuniz-test-repos-diffstat-feature_2Fdiffstat..174561d.json',
])('the recorded list of files %s', (name) => {
  const payload = recordedPayload(name);
  if (payload === null) return;
  const { values } = z.object({ values: z.array(diffstatSchema) }).parse(payload);
  for (const wire of values) {
    const file = toListedFile(wire);
    expect(file?.status).toBe(wire.status === 'removed' ? 'deleted' : wire.status);
  }
});

describe('toComment', () => {
  const wire = (more: Partial<WireComment>): WireComment => ({ id: 1, ...more });

  it.each([
    [
      { path: 'a', to: 5, from: null, start_to: 3, start_from: null },
      { path: 'a', side: 'new', lines: { start: 3, end: 5 } },
    ],
    [
      { path: 'a', to: null, from: 5 },
      { path: 'a', side: 'old', lines: { start: 5, end: 5 } },
    ],
    [
      { path: 'a', to: 6, from: 5 },
      { path: 'a', side: 'new', lines: { start: 6, end: 6 } },
    ],
    [
      { path: 'a', to: 2, start_to: 9 },
      { path: 'a', side: 'new', lines: { start: 2, end: 2 } },
    ],
    [
      { path: 'a', to: null, from: null },
      { path: 'a', side: 'new', lines: null },
    ],
    [{}, null],
    [null, null],
  ])('reads the place %j', (inline, anchor) => {
    expect(toComment(wire({ inline })).anchor).toEqual(anchor);
  });

  it('reads replies, deleted and resolved comments, and those of nobody', () => {
    expect(toComment(wire({ parent: { id: 4 }, inline: { path: 'a', to: 1 } }))).toMatchObject({
      parent: '4',
      anchor: null,
    });
    expect(toComment(wire({ deleted: true, content: { raw: 'left' } }))).toMatchObject({ deleted: true, body: '' });
    expect(toComment(wire({ resolution: { type: 'comment_resolution' } })).resolved).toBe(true);
    expect(toComment(wire({ resolution: null, user: null }))).toMatchObject({ resolved: false, author: null });
  });
});

describe('toPullRequest', () => {
  const end = (uuid: string | null, hash: string | null = 'abcdef123456') => ({
    branch: { name: 'b' },
    commit: hash === null ? null : { hash },
    repository: uuid === null ? null : { uuid, full_name: 'a/b' },
  });
  const wire = (more: Partial<WirePullRequest>): WirePullRequest => ({
    id: 1,
    state: 'MERGED',
    source: end('{r}'),
    destination: end('{r}'),
    links: null,
    ...more,
  });

  it('takes a source that is gone for a fork', () => {
    expect(toPullRequest(REF, wire({}))).toMatchObject({
      fork: false,
      state: 'merged',
      title: '',
      author: null,
      draft: false,
    });
    expect(toPullRequest(REF, wire({ source: { ...end(null), branch: null } }))).toMatchObject({
      fork: true,
      source: { repository: null, branch: null },
    });
    expect(toPullRequest(REF, wire({ source: end('{f}') })).fork).toBe(true);
  });

  it('says so when there is no commit', () => {
    expect(() => toPullRequest(REF, wire({ source: end('{r}', null) }))).toThrow(
      expect.objectContaining({ kind: 'gone' }) as Error,
    );
  });
});

it('toAccount tells people from apps', () => {
  expect(toAccount({ type: 'AppUser', uuid: '{a}', display_name: 'Token' })).toMatchObject({ kind: 'app', names: [] });
  expect(toAccount({ type: 'user', account_id: '5:6', nickname: '5:6' })).toEqual({
    id: '5:6',
    displayName: '5:6',
    names: ['5:6'],
    kind: 'person',
  });
  expect(toAccount({ type: 'user' })).toBeNull();
  expect(toAccount(null)).toBeNull();
});

describe('what is sent', () => {
  it('keeps to the limits of annotations', () => {
    const annotation = fc.record({
      id: fc.string({ minLength: 1 }),
      summary: fc.string({ unit: 'grapheme', maxLength: 1000 }),
      details: fc.option(fc.string({ unit: 'grapheme', maxLength: 3000 }), { nil: null }),
      severity: fc.constantFrom(...SEVERITIES),
      category: fc.constantFrom(...CATEGORIES),
      path: fc.option(fc.string(), { nil: null }),
      line: fc.option(fc.integer({ min: -1, max: 9 }), { nil: null }),
      link: fc.option(fc.webUrl(), { nil: null }),
    });
    const wire = z.strictObject({
      external_id: z.string().min(1),
      annotation_type: z.enum(['VULNERABILITY', 'CODE_SMELL', 'BUG']),
      summary: z.string().min(1).max(450),
      severity: z.enum(['CRITICAL', 'MEDIUM', 'LOW']),
      details: z.string().min(1).max(2000).optional(),
      path: z.string().optional(),
      line: z.number().int().min(1).optional(),
      link: z.string().optional(),
    });
    fc.assert(fc.property(annotation, (value) => void wire.parse(toWireAnnotation(value))));
  });

  it('says the data of a report in the host’s words', () => {
    const report = toWireReport({
      id: 'r',
      title: '',
      details: 'x'.repeat(3000),
      result: 'failed',
      link: 'https://l/r',
      data: [
        { title: 'n', kind: 'number', value: 3 },
        { title: 't', kind: 'text', value: 'words' },
        { title: 'd', kind: 'duration', milliseconds: 1.5 },
        { title: 'l', kind: 'link', text: 'open', url: 'https://l' },
        ...Array.from({ length: 20 }, () => ({ title: 'n', kind: 'number' as const, value: 1 })),
      ],
    }) as { details: string; data: unknown[] };
    expect(report).toMatchObject({ title: 'Loom', result: 'FAILED', link: 'https://l/r', reporter: 'Loom' });
    expect(report.details).toHaveLength(2000);
    expect(report.data).toHaveLength(10);
    expect(report.data.slice(0, 4)).toEqual([
      { title: 'n', type: 'NUMBER', value: 3 },
      { title: 't', type: 'TEXT', value: 'words' },
      { title: 'd', type: 'DURATION', value: 2 },
      { title: 'l', type: 'LINK', value: { text: 'open', href: 'https://l' } },
    ]);
  });

  it('keeps long keys apart', () => {
    const long = 'loom-review-of-a-very-long-name-indeed-'.repeat(2);
    expect(statusKey('loom-review')).toBe('loom-review');
    expect(statusKey(`${long}a`)).toHaveLength(40);
    expect(statusKey(`${long}a`)).not.toBe(statusKey(`${long}b`));
    expect(
      toWireStatus({ key: 'k', state: 'in-progress', name: 'n', description: 'd'.repeat(300), url: 'u', branch: null }),
    ).toEqual({ key: 'k', state: 'INPROGRESS', name: 'n', description: `${'d'.repeat(254)}…`, url: 'u' });
  });

  it('cuts between characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite' }), fc.integer({ min: 1, max: 20 }), (text, max) => {
        const cut = cutText(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
      }),
    );
  });
});

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startSubscriber, type Subscriber } from '../webhooks/testing/subscriber';
import { P, R, seeded, type Seeded } from './testing/seeded';

const folder = path.resolve(__dirname, '../../../shared/payloads/data-center');
const exists = existsSync(folder);
if (!exists) console.warn('Skipped: there is nothing recorded of Data Center to compare with.');
const whenThere = exists ? describe : describe.skip;

/** Paths of the fields of an answer; lists are looked at by their first entries. */
function fieldsOf(value: unknown, at = ''): readonly string[] {
  if (Array.isArray(value)) return value.slice(0, 10).flatMap((one) => fieldsOf(one, at));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [`${at}.${name}`, ...fieldsOf(inner, `${at}.${name}`)]);
}

function recorded(name: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
}

/** What older releases had, what depends on settings, and what was not asked for. */
const INCIDENTAL = [
  /^\.properties$/,
  /\.commentIds$/,
  /\.tasks$/,
  /\.attributes$/,
  /\.owner\b/,
  /\.origin\b/,
  /\.avatarUrl$/,
  /\.project\.description$/,
  /\.project\.public$/,
  /\.properties\.(mergeResult|resolvedTaskCount|openTaskCount|commentCount|activeComments|orphanedComments)\b/,
  /\.lastReviewedCommit$/,
  /\.permittedOperations\b/,
  /\.mergeCommit\b/,
  /\.srcPath\b/,
  /\.extension$/,
  /\.latestChangeset$/,
  /\.scope$/,
  /\.parents\./,
  /\.(reviewers|participants|removedReviewers|addedReviewers)\./,
];

function missing(own: unknown, wanted: unknown): readonly string[] {
  const known = new Set(fieldsOf(own));
  const fields = fieldsOf(wanted).filter((field) => !INCIDENTAL.some((pattern) => pattern.test(field)));
  return [...new Set(fields)].filter((field) => !known.has(field));
}

whenThere('what is said has every field of what was recorded', () => {
  let host: Seeded;
  let subscriber: Subscriber;

  beforeAll(async () => {
    host = await seeded({ contextPath: '/bitbucket' });
    subscriber = await startSubscriber();
    const { instance, repository, pullRequest, author, reviewer, admin } = host;
    const { world } = instance;
    const events = ['opened', 'modified', 'from_ref_updated', 'merged', 'declined', 'deleted'].map(
      (one) => `pr:${one}`,
    );
    const more = ['added', 'edited', 'deleted'].map((one) => `pr:comment:${one}`);
    const reviews = ['updated', 'approved', 'unapproved', 'needs_work'].map((one) => `pr:reviewer:${one}`);
    instance.addHook(repository, {
      name: 'Jenkins hooks',
      url: subscriber.url,
      events: [...events, ...more, ...reviews, 'repo:refs_changed'],
      configuration: { createdBy: 'bitbucket' },
    });
    await host.call('POST', `${P}/comments`, {
      text: 'inline',
      anchor: { path: 'src/app.ts', line: 2, lineType: 'ADDED', fileType: 'TO' },
    });
    const root = instance.addComment(pullRequest, author, { text: 'root' });
    const reply = instance.addComment(pullRequest, reviewer, { text: 'reply', parent: root });
    instance.changeComment(reply, reviewer, { text: 'edited' });
    instance.deleteComment(reply, reviewer);
    for (const status of ['NEEDS_WORK', 'APPROVED', 'UNAPPROVED'] as const)
      instance.review(pullRequest, reviewer, status);
    await world.updatePullRequest(pullRequest, author, { title: 'Other', reviewers: [admin] });
    await world.commitFiles(repository, 'feature/x', { files: { 'more.txt': 'more\n' }, message: 'more', author });
    await host.call('POST', `/build-status/1.0/commits/${pullRequest.source.hash}`, {
      key: 'k',
      name: 'n',
      description: 'd',
      state: 'FAILED',
      url: 'https://ci.example.com',
    });
    for (const branch of ['two', 'three', 'four']) {
      await world.commitFiles(repository, branch, { files: { [branch]: 'x' }, message: branch, author });
      const made = await world.createPullRequest(repository, author, {
        title: branch,
        description: branch,
        source: { branch },
      });
      if (branch === 'two') world.declinePullRequest(made, author);
      if (branch === 'three') await world.mergePullRequest(made, admin);
      if (branch === 'four') instance.deletePullRequest(made, admin);
    }
    await instance.webhooks.idle();
  });
  afterAll(() => Promise.all([host.instance.close(), subscriber.close()]));

  it.each<[string, (host: Seeded) => string]>([
    ['jenkins-branch-source--1.0-projects-amuniz-repos-test-repos-pull-requests-1.json', () => P],
    ['danger-js--bitbucket_server_pr.json', () => P],
    [
      'jenkins-branch-source--1.0-projects-amuniz-repos-test-repos-pull-requests_start_0_limit_200.json',
      () => `${R}/pull-requests?start=0&limit=200`,
    ],
    [
      'jenkins-branch-source--1.0-projects-amuniz-repos-test-repos-webhooks_start_0_limit_200.json',
      () => `${R}/webhooks?start=0&limit=200`,
    ],
    [
      'jenkins-x--commit_build_status.json',
      ({ pullRequest }) => `/build-status/1.0/commits/${pullRequest.source.hash}?limit=100`,
    ],
    ['tomasbjerre--pull-request-changes.json', () => `${P}/changes`],
    ['tomasbjerre--pull-request-comments.json', () => `${P}/comments?path=src/app.ts`],
    ['tomasbjerre--pull-request-comments-all-two.json', () => `${P}/activities`],
    ['tomasbjerre--pull-request-changes-2.json', () => `${P}/diff`],
    ['drone--pr_comments.json', () => `${P}/activities`],
    ['drone--error.json', () => '/projects/dev'],
    ['drone--compare.json', () => `${R}/compare/changes?from=feature%2Fx&to=main`],
  ])('%s', async (name, address) => {
    const admin = { authorization: `Bearer ${host.key.secret}` };
    const { json } = await host.call('GET', address(host), undefined, admin);
    expect(missing(json, recorded(`api/${name}`))).toEqual([]);
  });

  it.each([
    ['danger-js--bitbucket_server_activities.json', `${P}/activities`],
    ['danger-js--bitbucket_server_commits.json', `${P}/commits`],
  ])('%s (the values alone)', async (name, address) => {
    const { json } = await host.call('GET', address);
    expect(missing((json as { values: unknown }).values, recorded(`api/${name}`))).toEqual([]);
  });

  it.each([
    ['drone--pr_from_ref_updated.json', 'pr:from_ref_updated'],
    ['drone--pr_modified_toref.json', 'pr:modified'],
    ['drone--push_v5.json', 'repo:refs_changed'],
    ['go-playground--pr-comment-added.json', 'pr:comment:added'],
    ['go-playground--pr-comment-deleted.json', 'pr:comment:deleted'],
    ['go-playground--pr-comment-edited.json', 'pr:comment:edited'],
    ['go-playground--pr-declined.json', 'pr:declined'],
    ['go-playground--pr-merged.json', 'pr:merged'],
    ['go-playground--pr-modified.json', 'pr:modified'],
    ['go-playground--pr-opened.json', 'pr:opened'],
    ['go-playground--pr-reviewer-approved.json', 'pr:reviewer:approved'],
    ['go-playground--pr-reviewer-updated.json', 'pr:reviewer:updated'],
    ['go-playground--repo-refs-changed.json', 'repo:refs_changed'],
    ['jenkins-branch-source--deletePRPayload.json', 'pr:deleted'],
    ['jenkins-branch-source--pushPayload_v10.json', 'repo:refs_changed'],
    ['jenkins-push-pr--pr_comment_created.json', 'pr:comment:added'],
    ['jenkins-x--pr_needs_work.json', 'pr:reviewer:needs_work'],
    ['jenkins-x--pr_unapproved.json', 'pr:reviewer:unapproved'],
  ])('%s', (name, event) => {
    const own = subscriber.received.filter(({ headers }) => headers['x-event-key'] === event);
    expect(own.length).toBeGreaterThan(0);
    const bodies = own.map(({ body }) => JSON.parse(body.toString()) as unknown);
    expect(missing(bodies, recorded(`webhooks/${name}`))).toEqual([]);
  });
});

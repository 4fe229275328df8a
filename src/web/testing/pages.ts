import request from 'supertest';
import type { PullRequest, PullRequestReview, TrackedFinding } from '../../domain';
import type { PageBoot } from '../api/contract';
import { hostClaims, makeToken } from './connect-tokens';
import { refKey } from './fake-store';
import { CLIENT_KEY, install, WORKSPACE } from './lifecycle';
import { WEB_URL, type WebUnderTest } from './web';

export const REPOSITORY = '{aaaaaaaa-2222-3333-4444-555555555555}';
export const FINGERPRINT = 'a'.repeat(32);

/** An iframe address as Bitbucket signs it. */
export function signedAddress(path: string, secret: string, change: object = {}): string {
  const token = makeToken({ ...hostClaims(CLIENT_KEY, 'GET', path), ...change }, secret);
  return `${path}${path.includes('?') ? '&' : '?'}jwt=${token}`;
}

/** Address of a page with the context parameters of `user`. */
export function pagePath(page: string, user = '{ada}'): string {
  const query = new URLSearchParams({ repo: REPOSITORY, pr: '7', user, name: 'Ada', workspace: WORKSPACE });
  return `/connect/${page}?${query.toString()}`;
}

/** Boot data out of a page. */
export function bootOf(html: string): PageBoot {
  const text = /<script type="application\/json" id="loom-boot">(.*?)<\/script>/s.exec(html)?.[1];
  return JSON.parse(text ?? 'null') as PageBoot;
}

export interface OpenedPage {
  readonly tenant: string;
  readonly secret: string;
  readonly session: string;
  call(method: 'get' | 'post' | 'put', path: string): request.Test;
}

/** Installs the app where needed, opens a page and gives its session. */
export async function openPage(web: WebUnderTest, page: string, user = '{ada}'): Promise<OpenedPage> {
  const row = await web.store.installations.byClientKey(CLIENT_KEY);
  const known = row === null ? null : await web.store.installations.secretsOf(row.id);
  const secret = known?.sharedSecret ?? (await install(web));
  const answer = await request(web.server)
    .get(signedAddress(pagePath(page, user), secret))
    .expect(200);
  const { session } = bootOf(answer.text);
  const tenant = web.store.rows[0]!.id;
  return {
    tenant,
    secret,
    session,
    call: (method, path) => request(web.server)[method](path).set('Authorization', `Bearer ${session}`),
  };
}

export async function reviewedPullRequest(web: WebUnderTest, tenant: string, title = 'Add login'): Promise<void> {
  const ref = { tenant, repository: REPOSITORY, number: 7 };
  const end = { branch: 'main', commit: 'abcdef123456', repository: null };
  const author = { id: '{author}', displayName: 'Author', names: [], kind: 'person' as const };
  const pullRequest: PullRequest = {
    ref,
    title,
    description: '',
    author,
    state: 'open',
    draft: false,
    source: end,
    destination: end,
    fork: false,
    url: `${WEB_URL}/acme/api/pull-requests/7`,
  };
  await web.store.reviews.savePullRequest(pullRequest);
  await web.store.reviews.save(review(ref));
  web.store.keepFindings(refKey(ref), [finding(), finding({ fingerprint: 'b'.repeat(32), severity: 'info' })]);
  web.store.keepComments(refKey(ref), [
    { subject: FINGERPRINT, commentId: '99', bodyHash: '', resolved: false, taskId: null },
  ]);
}

function review(ref: PullRequestReview['ref'], change: Partial<PullRequestReview> = {}): PullRequestReview {
  return {
    id: 'review-1',
    ref,
    headCommit: 'f'.repeat(40),
    baseCommit: 'e'.repeat(40),
    destination: 'main',
    state: 'completed',
    reason: null,
    progress: null,
    verdict: 'request_changes',
    gate: 'fail',
    gateReason: 'There is a blocker.',
    counts: { blocker: 1, warning: 0, info: 1 },
    tools: [{ name: 'ruff', version: '1', state: 'completed', durationMs: 5 }],
    notices: [],
    calls: 8,
    startedAt: 1000,
    finishedAt: 2000,
    ...change,
  };
}

function finding(change: Partial<TrackedFinding> = {}): TrackedFinding {
  return {
    fingerprint: FINGERPRINT,
    state: 'new',
    rule: 'ruff/S602',
    tool: 'ruff',
    severity: 'blocker',
    category: 'security',
    message: 'A shell is started.',
    path: 'src/a b.py',
    lines: { start: 3, end: 4 },
    side: 'new',
    cwe: 'CWE-78',
    helpUrl: 'https://docs.example/S602',
    suggestion: null,
    dismissal: null,
    firstReview: 'review-1',
    lastReview: 'review-1',
    ...change,
  };
}

import type { PullRequest, PullRequestRef, PullRequestReview, TrackedFinding } from '../../domain';

export function refOf(number: number, tenant = 't1'): PullRequestRef {
  return { tenant, repository: '{r1}', number };
}

export function pullRequestOf(ref: PullRequestRef): PullRequest {
  return {
    ref,
    title: 'Résumé \u{1F980} \'"',
    description: '',
    author: { id: '{a}', displayName: 'Ada', names: ['ada'], kind: 'person' },
    state: 'open',
    draft: false,
    source: { branch: null, commit: 'abcdef012345', repository: null },
    destination: { branch: 'main', commit: '012345abcdef', repository: { id: '{r1}', fullName: 'acme/app' } },
    fork: true,
    url: 'https://bitbucket.org/acme/app/pull-requests/1',
  };
}

export function reviewOf(id: string, ref: PullRequestRef, change: Partial<PullRequestReview> = {}): PullRequestReview {
  return {
    id,
    ref,
    headCommit: null,
    baseCommit: null,
    destination: null,
    state: 'in_progress',
    reason: null,
    progress: { step: 'gathering', detail: '' },
    verdict: null,
    gate: null,
    gateReason: null,
    counts: null,
    tools: [{ name: 'ruff', version: '1', state: 'completed', durationMs: 1.5 }],
    notices: ['a notice'],
    calls: null,
    startedAt: 1_700_000_000_000,
    finishedAt: null,
    ...change,
  };
}

export function findingOf(fingerprint: string, change: Partial<TrackedFinding> = {}): TrackedFinding {
  return {
    fingerprint,
    state: 'open',
    rule: 'ruff/S602',
    tool: 'ruff',
    severity: 'warning',
    category: 'security',
    message: 'A shell is started.',
    path: 'a/b.py',
    lines: { start: 3, end: 4 },
    side: 'new',
    cwe: 'CWE-78',
    helpUrl: null,
    suggestion: null,
    dismissal: null,
    firstReview: 'v1',
    lastReview: 'v1',
    ...change,
  };
}

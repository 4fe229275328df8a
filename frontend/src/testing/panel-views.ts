import type { PanelFinding, PanelReview, PanelView } from '../../../src/web/api/contract';

const HEAD = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';

/** Moments before now, so that "ago" reads as in real life. */
const minutesAgo = (minutes: number): number => Date.now() - minutes * 60_000;

export function finding(over: Partial<PanelFinding> = {}): PanelFinding {
  return {
    fingerprint: 'f0',
    state: 'new',
    severity: 'warning',
    category: 'bug',
    rule: 'oxlint/no-unused-vars',
    helpUrl: 'https://oxc.rs/docs/guide/usage/linter/rules/eslint/no-unused-vars.html',
    message: 'The variable “total” is assigned but never read. Use it, or remove it.',
    path: 'src/billing/invoice.ts',
    startLine: 42,
    endLine: 42,
    cwe: null,
    url: 'https://bitbucket.org/acme/shop/pull-requests/7/_/diff#comment-101',
    dismissal: null,
    ...over,
  };
}

export function review(over: Partial<PanelReview> = {}): PanelReview {
  return {
    id: 'r1',
    state: 'completed',
    reason: null,
    progress: null,
    verdict: 'request_changes',
    gate: 'fail',
    gateReason: '1 blocker is new in this pull request.',
    headCommit: HEAD,
    counts: { blocker: 1, warning: 2, info: 1 },
    tools: [
      { name: 'ruff', version: '0.17.4', state: 'completed', reason: null },
      { name: 'oxlint', version: '1.89.0', state: 'degraded', reason: '1 file was given up after 10 seconds.' },
      { name: 'secrets', version: '1', state: 'completed', reason: null },
    ],
    notices: [
      '.loom/config.yaml, line 4: “tirggers” is not a known key. Did you mean “triggers”? The default applies.',
    ],
    startedAt: minutesAgo(4),
    finishedAt: minutesAgo(3),
    ...over,
  };
}

export function panelView(over: Partial<PanelView> = {}): PanelView {
  return {
    setup: 'ready',
    queued: false,
    pullRequest: { number: 7, title: 'Invoices by mail', url: 'https://bitbucket.org/acme/shop/pull-requests/7' },
    review: review(),
    findings: FINDINGS,
    mayRerun: true,
    mayDismiss: true,
    ...over,
  };
}

const FINDINGS: readonly PanelFinding[] = [
  finding({
    fingerprint: 'f1',
    severity: 'blocker',
    category: 'security',
    rule: 'ruff/S608',
    helpUrl: 'https://docs.astral.sh/ruff/rules/hardcoded-sql-expression/',
    message:
      'The query is put together from a request parameter, so a caller can run any SQL. Use a bound parameter instead.',
    path: 'services/billing/reports/monthly_statement_generator.py',
    startLine: 118,
    endLine: 121,
    cwe: 'CWE-89',
  }),
  finding({ fingerprint: 'f2' }),
  finding({
    fingerprint: 'f3',
    state: 'open',
    rule: 'oxlint/no-floating-promises',
    message: 'This promise is not awaited: an error in it is lost.',
    path: 'src/mail/send.ts',
    startLine: 9,
    endLine: 9,
  }),
  finding({
    fingerprint: 'f4',
    severity: 'info',
    category: 'docs',
    rule: 'loom/missing-description',
    helpUrl: null,
    message: 'The change touches a public interface, but no documentation.',
    path: null,
    startLine: null,
    endLine: null,
    url: null,
  }),
  finding({
    fingerprint: 'f5',
    state: 'fixed',
    rule: 'oxlint/eqeqeq',
    message: '“==” compares after converting both sides. Use “===”.',
    path: 'src/mail/address.ts',
    startLine: 30,
  }),
  finding({
    fingerprint: 'f6',
    state: 'dismissed',
    rule: 'secrets/high-entropy',
    category: 'secret',
    message: 'This looks like a key. Keep keys out of the repository.',
    path: 'test/fixtures/keys.json',
    startLine: 3,
    cwe: 'CWE-798',
    dismissal: { byName: 'Mara Lindqvist', reason: 'A test key without any rights', at: minutesAgo(60 * 26) },
  }),
];

const busy = { verdict: null, gate: null, gateReason: null, counts: null, tools: [], notices: [], finishedAt: null };

/** One view per state that the panel can be in. */
export const PANEL_VIEWS = {
  findings: panelView(),
  many: panelView({
    review: review({ counts: { blocker: 5, warning: 14, info: 5 } }),
    findings: Array.from({ length: 24 }, (_, index) =>
      finding({
        fingerprint: `m${index}`,
        severity: index < 5 ? 'blocker' : index < 19 ? 'warning' : 'info',
        state: index % 3 === 0 ? 'open' : 'new',
        path: `packages/storefront/src/checkout/steps/step-${index}/payment-method-selection.component.ts`,
        startLine: index * 7 + 1,
      }),
    ),
  }),
  empty: panelView({
    review: review({
      verdict: 'approve',
      gate: 'pass',
      gateReason: 'No blocker is new.',
      counts: { blocker: 0, warning: 0, info: 0 },
      notices: [],
    }),
    findings: [],
  }),
  past: panelView({ findings: FINDINGS.filter((one) => one.state === 'fixed' || one.state === 'dismissed') }),
  pending: panelView({ review: review({ ...busy, state: 'pending', headCommit: null }), findings: [] }),
  waiting: panelView({ queued: true }),
  'first-waiting': panelView({ queued: true, review: null, findings: [] }),
  unreviewed: panelView({ review: null, findings: [] }),
  running: panelView({
    queued: true,
    review: review({ ...busy, state: 'in_progress', progress: { step: 'analyzing', detail: 'ruff, oxlint' } }),
  }),
  failed: panelView({
    review: review({
      ...busy,
      state: 'failed',
      reason:
        'The source could not be fetched from Bitbucket.\nCheck that Loom may read the repository, then run it again.',
      finishedAt: minutesAgo(1),
    }),
    findings: [],
  }),
  cancelled: panelView({
    review: review({ ...busy, state: 'cancelled', reason: null, finishedAt: minutesAgo(1) }),
    findings: [],
  }),
  skipped: panelView({
    review: review({ ...busy, state: 'skipped', reason: 'Drafts are not reviewed here.', finishedAt: minutesAgo(1) }),
    findings: [],
  }),
  off: panelView({ setup: 'off', review: null, findings: [], mayRerun: false }),
  'not-set-up': panelView({ setup: 'not_set_up', review: null, findings: [], mayRerun: false }),
  reader: panelView({ mayRerun: false, mayDismiss: false }),
} as const satisfies Readonly<Record<string, PanelView>>;

import {
  compareSeverity,
  type Installation,
  type PullRequest,
  type PullRequestReview,
  type TrackedFinding,
} from '../../domain';
import type { PublishedComment } from '../../store';
import type { PanelFinding, PanelReview, PanelView } from './contract';

export interface PanelFacts {
  readonly number: number;
  readonly installation: Installation | null;
  /** Whether anything of this tenant was ever reviewed. */
  readonly everReviewed: boolean;
  readonly enabled: boolean;
  readonly queued: boolean;
  readonly pullRequest: PullRequest | null;
  readonly review: PullRequestReview | null;
  readonly findings: readonly TrackedFinding[];
  readonly comments: readonly PublishedComment[];
  readonly mayAct: boolean;
}

/** What the panel shows, from what is known. Pure. */
export function panelView(facts: PanelFacts): PanelView {
  const url = webAddress(facts.pullRequest?.url ?? null);
  const commentOf = new Map(facts.comments.map(({ subject, commentId }) => [subject, commentId]));
  return {
    setup: setupOf(facts),
    pullRequest: { number: facts.number, title: facts.pullRequest?.title ?? null, url },
    queued: facts.queued,
    review: facts.review === null ? null : panelReview(facts.review),
    findings: [...facts.findings]
      .sort(bySeriousness)
      .map((finding) => panelFinding(finding, url, commentOf.get(finding.fingerprint) ?? null)),
    mayRerun: facts.mayAct,
    mayDismiss: facts.mayAct,
  };
}

/** An installed app brings its webhooks along; a plain webhook is known to work once something was reviewed. */
function setupOf({ enabled, installation, everReviewed, review }: PanelFacts): PanelView['setup'] {
  if (!enabled) return 'off';
  const hasWebhooks = (installation?.clientKey ?? null) !== null;
  return hasWebhooks || everReviewed || review !== null ? 'ready' : 'not_set_up';
}

function panelReview(review: PullRequestReview): PanelReview {
  const { id, state, reason, progress, verdict, gate, gateReason, headCommit, counts, notices } = review;
  const { startedAt, finishedAt } = review;
  const tools = review.tools.map(({ name, version, state: toolState, reason: why }) => {
    return { name, version, state: toolState, reason: why ?? null };
  });
  const seen = { id, state, reason, progress, verdict, gate, gateReason: plain(gateReason), headCommit, counts };
  return { ...seen, tools, notices, startedAt, finishedAt };
}

/** The pages show text, not Markdown. */
function plain(text: string | null): string | null {
  return text === null ? null : text.replaceAll('`', '');
}

function panelFinding(finding: TrackedFinding, pullRequest: string | null, comment: string | null): PanelFinding {
  const { fingerprint, state, severity, category, rule, message, path, lines, cwe, dismissal } = finding;
  return {
    fingerprint,
    state,
    severity,
    category,
    rule,
    helpUrl: webAddress(finding.helpUrl),
    message,
    path,
    startLine: lines?.start ?? null,
    endLine: lines?.end ?? null,
    cwe,
    url: pullRequest === null ? null : addressOf(finding, pullRequest, comment),
    dismissal: dismissal && { byName: dismissal.byName, reason: dismissal.reason, at: dismissal.at },
  };
}

/** The comment, or else the line in the diff as the host's own pages link to it. */
function addressOf(finding: TrackedFinding, pullRequest: string, comment: string | null): string | null {
  if (comment !== null) return `${pullRequest}#comment-${encodeURIComponent(comment)}`;
  if (finding.path === null) return null;
  const path = finding.path.split('/').map(encodeURIComponent).join('/');
  const line = finding.lines === null ? '' : `${finding.side === 'old' ? 'F' : 'T'}${finding.lines.start}`;
  return `${pullRequest}/diff#L${path}${line}`;
}

/** Only addresses that a browser opens as a page: a link must never run a script. */
function webAddress(address: string | null): string | null {
  return address !== null && /^https?:\/\//i.test(address) ? address : null;
}

const STATE_ORDER: readonly TrackedFinding['state'][] = ['new', 'open', 'dismissed', 'outdated', 'fixed'];

function bySeriousness(a: TrackedFinding, b: TrackedFinding): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) ||
    compareText(a.path ?? '', b.path ?? '') ||
    (a.lines?.start ?? 0) - (b.lines?.start ?? 0) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

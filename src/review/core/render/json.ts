import type { Review, ReviewFinding } from '../../../domain';
import { listed } from './wording';

/**
 * The review as one JSON object, documented in README. Keys are stable; new ones may be added.
 * `path`, `startLine` and `endLine` are null for what concerns the whole file or the whole change; `cwe` and `suggestion` when there is none.
 */
export function renderJson(review: Review, { all }: { readonly all: boolean }): string {
  const {
    verdict,
    gate,
    gateReason,
    base,
    head,
    durationMs,
    tools,
    skipped,
    notices,
    changedFiles,
    additions,
    deletions,
  } = review;
  const document = {
    review: {
      verdict,
      gate,
      gateReason,
      base,
      head,
      durationMs,
      changedFiles,
      additions,
      deletions,
      tools,
      skipped,
      notices,
    },
    findings: listed(review, all).map(findingObject),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function findingObject(finding: ReviewFinding): object {
  return {
    rule: finding.rule,
    tool: finding.tool,
    severity: finding.severity,
    category: finding.category,
    message: finding.message,
    path: finding.path,
    startLine: finding.lines?.start ?? null,
    endLine: finding.lines?.end ?? null,
    side: finding.side,
    state: finding.state,
    cwe: finding.cwe ?? null,
    suggestion: finding.suggestion ?? null,
    fingerprint: finding.fingerprint,
    helpUrl: finding.helpUrl ?? null,
  };
}

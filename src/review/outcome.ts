import type { ToolRun, TrackedFinding } from '../domain';
import type { RulesFile } from '../rules-file';
import {
  annotationsOf,
  finalReport,
  finalStatus,
  type HostAbilities,
  type Judgement,
  outletsOf,
  type ReviewHome,
  type StatusPlace,
  voteFor,
  type WantedOutcome,
} from './core';
import type { ReviewDeps } from './review-deps';

export interface OutcomeInput {
  readonly tracked: readonly TrackedFinding[];
  readonly judgement: Judgement;
  readonly rulesFile: Pick<RulesFile, 'output'>;
  readonly abilities: HostAbilities;
  readonly tools: readonly ToolRun[];
  readonly notices: readonly string[];
  readonly place: StatusPlace;
}

/** What report, status and vote should say; the same after a review and after a dismissal. */
export function wantedOutcome(input: OutcomeInput): WantedOutcome {
  const { tracked, judgement, rulesFile, abilities, tools, notices, place } = input;
  const outlets = outletsOf(rulesFile.output, abilities);
  const report = {
    report: finalReport({ ...place, judgement, tools, notices }),
    annotations: annotationsOf(tracked, place.link, abilities.maxAnnotations),
  };
  return {
    report: outlets.report ? report : null,
    status: outlets.status ? finalStatus(place, judgement) : null,
    vote: voteFor(judgement, rulesFile.output.reviewAction, tools),
  };
}

/** The page of one review, for people. */
export function reviewLink(baseUrl: string, reviewId: string): string {
  return `${baseUrl}/r/${reviewId}`;
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Where people find Loom's pages. A review by hand has none: nobody serves them. */
export function reviewHome({
  host,
  baseUrl,
  servesPages,
}: Pick<ReviewDeps, 'host' | 'baseUrl' | 'servesPages'>): ReviewHome {
  if (!servesPages) return { kind: 'nowhere' };
  if (host.capabilities.panel) return { kind: 'panel' };
  const isPublic = !LOOPBACK.test(new URL(baseUrl).hostname);
  return { kind: 'page', addressOf: (review) => (isPublic ? reviewLink(baseUrl, review) : null) };
}

import type { Annotation, BuildStatus, Report, Vote } from '../../../domain';
import { ANNOUNCED, type Carried } from './announced-outcome';
import { contentHash } from './content-hash';

export interface WantedOutcome {
  /** Null: not ours to write. */
  readonly report: { readonly report: Report; readonly annotations: readonly Annotation[] } | null;
  readonly status: BuildStatus | null;
  readonly vote: Vote;
}

export interface PublishedOutcome extends Carried {
  readonly vote: Vote;
}

export type OutcomeStep =
  | {
      readonly kind: 'put-report';
      readonly report: Report;
      readonly annotations: readonly Annotation[];
      /** True when annotations of an earlier run may be there. */
      readonly replace: boolean;
      readonly hash: string;
    }
  | { readonly kind: 'set-status'; readonly status: BuildStatus; readonly hash: string }
  | { readonly kind: 'set-vote'; readonly vote: Vote; readonly previous: Vote };

/** Only what differs is written. Links lead to a review of the same commit, whichever: they do not count. */
export function reconcileOutcome(wanted: WantedOutcome, published: PublishedOutcome): readonly OutcomeStep[] {
  const steps: OutcomeStep[] = [];
  if (wanted.report !== null) {
    const { report, annotations } = wanted.report;
    const hash = contentHash([{ ...report, link: null }, annotations.map((each) => ({ ...each, link: null }))]);
    const replace = published.reportHash !== null && published.reportHash !== ANNOUNCED;
    if (hash !== published.reportHash) steps.push({ kind: 'put-report', report, annotations, replace, hash });
  }
  if (wanted.status !== null) {
    const hash = contentHash({ ...wanted.status, url: '' });
    if (hash !== published.statusHash) steps.push({ kind: 'set-status', status: wanted.status, hash });
  }
  if (wanted.vote !== published.vote) steps.push({ kind: 'set-vote', vote: wanted.vote, previous: published.vote });
  return steps;
}

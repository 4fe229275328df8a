import type { Annotation, BuildStatus, Report, Vote } from '../../../domain';
import { contentHash } from './content-hash';

export interface WantedOutcome {
  /** Null: not ours to write. */
  readonly report: { readonly report: Report; readonly annotations: readonly Annotation[] } | null;
  readonly status: BuildStatus | null;
  readonly vote: Vote;
}

/** What the commit carries already, by hash; null where nothing final does. */
export interface PublishedOutcome {
  readonly reportHash: string | null;
  readonly statusHash: string | null;
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

/** Stands for a report that may have been written: its run was stopped before it could tell. */
export const REPORT_BEGUN = 'begun';

/** True when a final result stands on the commit: then no pending one is put over it. */
export function isFinal({ reportHash, statusHash }: Pick<PublishedOutcome, 'reportHash' | 'statusHash'>): boolean {
  return (reportHash !== null && reportHash !== REPORT_BEGUN) || statusHash !== null;
}

/** Only what differs is written. Links lead to a review of the same commit, whichever: they do not count. */
export function reconcileOutcome(wanted: WantedOutcome, published: PublishedOutcome): readonly OutcomeStep[] {
  const steps: OutcomeStep[] = [];
  if (wanted.report !== null) {
    const { report, annotations } = wanted.report;
    const hash = contentHash([{ ...report, link: null }, annotations.map((each) => ({ ...each, link: null }))]);
    if (hash !== published.reportHash)
      steps.push({ kind: 'put-report', report, annotations, replace: published.reportHash !== null, hash });
  }
  if (wanted.status !== null) {
    const hash = contentHash({ ...wanted.status, url: '' });
    if (hash !== published.statusHash) steps.push({ kind: 'set-status', status: wanted.status, hash });
  }
  if (wanted.vote !== published.vote) steps.push({ kind: 'set-vote', vote: wanted.vote, previous: published.vote });
  return steps;
}

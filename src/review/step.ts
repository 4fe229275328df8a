import type { ReviewProgress } from '../domain';

/** What a review is doing right now, for whoever watches. */
export type ReviewStep =
  | { readonly kind: 'gathering' }
  | { readonly kind: 'analyzing'; readonly files: number; readonly running: readonly string[] }
  | { readonly kind: 'placing' };

/** The same for the record of a review. */
export function describeStep(step: ReviewStep): [step: ReviewProgress['step'], detail: string] {
  return [step.kind, step.kind === 'analyzing' ? step.running.join(', ') : ''];
}

export { type ReviewResult, runReview } from './run-review';
export type { ReviewStep } from './step';

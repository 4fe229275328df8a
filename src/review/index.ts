export { type ReviewResult, runReview, type ReviewSettings } from './run-review';
export type { ReviewStep } from './step';

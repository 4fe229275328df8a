export { closePullRequest } from './close-pull-request';
export { applyDismissal, type DismissalChange, type DismissDeps } from './dismiss';
export type { ReviewResult } from './examine';
export type { ReviewDeps } from './review-deps';
export { type OnceOutcome, reviewPullRequestOnce } from './review-once';
export { reviewPullRequest } from './review-pull-request';
export { runReview } from './run-review';
export type { ReviewStep } from './step';

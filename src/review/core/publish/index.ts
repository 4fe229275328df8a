export { type Placement, placer } from './anchors';
export {
  afterStart,
  afterTakingBack,
  announcedParts,
  isFinal,
  type OutcomeParts,
  REPORT_BEGUN,
} from './announced-outcome';
export { escaped } from './bitbucket-text';
export { finalStatus, pendingStatus, type StatusPlace, unavailableStatus } from './build-status';
export { bodyHash } from './content-hash';
export { markerLine } from './marker';
export { sortTracked } from './order';
export { type HostAbilities, type Outlets, outletsOf } from './outlets';
export {
  type OwnComment,
  ownComments,
  type OwnComments,
  type RememberedComment,
  strangeMarkers,
  threadFinder,
} from './own-comments';
export { type CommentStep, reconcileSummary, reconcileThreads } from './reconcile-comments';
export { type OutcomeStep, reconcileOutcome, type WantedOutcome } from './reconcile-outcome';
export { reconcileTasks, taskFor, type TaskStep, type WantedTask } from './reconcile-tasks';
export { annotationsOf, finalReport, pendingReport, unavailableReport } from './report';
export type { ReviewHome } from './review-home';
export { SUMMARY } from './summary-parts';
export { voteFor } from './vote';
export { type WantedComments, wantedComments, type WantedCommentsInput } from './wanted-comments';

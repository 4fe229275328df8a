export { CATEGORIES, type Category } from './category';
export { cancelled, Failure, type FailureDetails, type FailureKind } from './failure';
export { type Finding, type FindingState, type LineRange, type ReviewFinding, type Side } from './finding';
export type { Installation, InstallationKind } from './installation';
export { type Language, languageOf } from './language';
export type { Ignored, PlatformEvent, PullRequestSketch } from './platform-event';
export { HOST_TOOLS, type HostToolName } from './host-tool';
export { type Preset, PRESETS } from './preset';
export type { Anchor, Annotation, BuildStatus, HostComment, HostTask, Report, ReportDatum, Vote } from './publication';
export {
  type Account,
  type PullRequest,
  type PullRequestEnd,
  type PullRequestRef,
  type RepositoryRef,
  sameCommit,
} from './pull-request';
export {
  type Dismissal,
  isReviewed,
  type PullRequestReview,
  type ReviewProgress,
  type ReviewState,
  type SeverityCounts,
  type TrackedFinding,
  type TrackedState,
} from './pull-request-review';
export {
  type GateAnswer,
  type Review,
  type Revision,
  type SkippedFile,
  type ToolRun,
  type ToolState,
  type Verdict,
} from './review';
export type { Rule } from './rule';
export { DEFAULT_SETTINGS, type EffectiveSettings, effectiveSettings, type Settings } from './settings';
export { compareSeverity, isAtLeast, SEVERITIES, type Severity, underCeiling } from './severity';

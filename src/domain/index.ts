export { CATEGORIES, type Category } from './category';
export { cancelled, Failure, type FailureDetails, type FailureKind } from './failure';
export { type Finding, type FindingState, type LineRange, type ReviewFinding, type Side } from './finding';
export { type Language, languageOf } from './language';
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
export { compareSeverity, isAtLeast, SEVERITIES, type Severity, underCeiling } from './severity';

export { CATEGORIES, type Category } from './category';
export { cancelled, Failure, type FailureDetails, type FailureKind } from './failure';
export {
  FINDING_STATES,
  type Finding,
  type FindingState,
  type LineRange,
  type ReviewFinding,
  type Side,
} from './finding';
export { type Language, languageOf } from './language';
export {
  GATE_ANSWERS,
  type GateAnswer,
  type Review,
  type Revision,
  type SkippedFile,
  type ToolRun,
  type ToolState,
  VERDICTS,
  type Verdict,
} from './review';
export type { Rule } from './rule';
export { compareSeverity, isAtLeast, SEVERITIES, type Severity, underCeiling } from './severity';

export { addedPlaces } from './added-places';
export { nearest } from './nearest';
export { activePipelines } from './active-pipelines';
export { pipelineNames, ruleFilter, wantedAnalyzers } from './apply-rules';
export { locate } from './fingerprint';
export { decideVerdict, evaluateGate } from './gate';
export { splitIgnored } from './ignore-comments';
export { isStanding, judge, type Judgement } from './judge';
export { mergeDuplicates, sortFindings } from './merge-duplicates';
export { type AnalysedFile, type ComparedFile, placeChangeFindings, placeComparisons, placeFindings } from './place';
export { renderJson } from './render/json';
export { renderMarkdown } from './render/markdown';
export { renderSarif } from './render/sarif';
export { renderText } from './render/text';
export { selectFiles, skipByContent, unreadable, worthReading } from './select';
export { applySuggestion, isCertain, isSuggested, type Judged, withoutSuggestion } from './suggestion';
export { type CommentIdentity, textDigest, trackFindings, type TrackInput, type Tracking } from './track';
export {
  afterStart,
  afterTakingBack,
  announcedParts,
  annotationsOf,
  bodyHash,
  type CommentStep,
  escaped,
  finalReport,
  finalStatus,
  type HostAbilities,
  isFinal,
  markerLine,
  type OutcomeParts,
  type OutcomeStep,
  type Outlets,
  outletsOf,
  type OwnComment,
  ownComments,
  type OwnComments,
  pendingReport,
  pendingStatus,
  placer,
  reconcileOutcome,
  reconcileSummary,
  reconcileTasks,
  reconcileThreads,
  type RememberedComment,
  type ReviewHome,
  REPORT_BEGUN,
  sortTracked,
  type StatusPlace,
  strangeMarkers,
  SUMMARY,
  taskFor,
  type TaskStep,
  threadFinder,
  unavailableReport,
  unavailableStatus,
  voteFor,
  type WantedComments,
  wantedComments,
  type WantedCommentsInput,
  type WantedOutcome,
} from './publish';

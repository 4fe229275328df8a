export { findHostTools, type FoundTool, hostToolAnalyzers } from './host-tools';
export type {
  Analyzer,
  AnalyzerContext,
  AnalyzerLimits,
  ChangeAnalyzer,
  ChangedSource,
  ChangeView,
  ComparisonAnswer,
  ComparisonAnalyzer,
  FileAnalyzer,
  FileReport,
  FilesNaming,
  GoneFile,
  SourceFile,
  Surroundings,
} from './port';
export { precisionOf } from './precision';
export { allRules, createAnalyzers, knownRules } from './registry';

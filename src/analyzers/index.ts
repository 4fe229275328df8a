export { findHostTools, type FoundTool, hostToolAnalyzers } from './host-tools';
export type {
  Analyzer,
  AnalyzerContext,
  AnalyzerLimits,
  ChangeAnalyzer,
  ChangedSource,
  ChangeView,
  ComparisonAnalyzer,
  FileAnalyzer,
  FileReport,
  FilesNaming,
  SourceFile,
} from './port';
export { precisionOf } from './precision';
export { allRules, createAnalyzers, knownRules } from './registry';

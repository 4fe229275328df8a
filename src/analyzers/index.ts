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
export { allRules, createAnalyzers } from './registry';

export type {
  Analyzer,
  AnalyzerContext,
  AnalyzerLimits,
  ChangeAnalyzer,
  ChangeView,
  FileAnalyzer,
  FileReport,
  SourceFile,
} from './port';
export { allRules, createAnalyzers } from './registry';

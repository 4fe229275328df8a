export { ruffAnalyzer, ruffStyleAnalyzer } from './ruff';

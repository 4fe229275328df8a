export { ruffAnalyzer } from './ruff';

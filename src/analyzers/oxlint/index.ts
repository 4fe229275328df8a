export { oxlintAnalyzer } from './oxlint';

export { loomAnalyzer } from './loom';

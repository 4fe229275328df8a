export { acrossAnalyzer } from './across/across';
export { loomAnalyzer } from './loom';

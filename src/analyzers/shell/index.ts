export { shellAnalyzer } from './shell';

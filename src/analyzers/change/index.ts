export { changeAnalyzer } from './change';

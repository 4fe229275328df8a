export { configAnalyzer } from './config';

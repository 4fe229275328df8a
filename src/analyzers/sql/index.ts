export { sqlAnalyzer } from './sql';

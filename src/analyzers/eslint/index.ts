export { eslintAnalyzer } from './eslint';

export { secretsAnalyzer } from './secrets';

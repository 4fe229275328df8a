export { dependenciesAnalyzer } from './dependencies';

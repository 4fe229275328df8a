export { apiAnalyzer } from './api';

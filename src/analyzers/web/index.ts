export { webAnalyzer } from './web';

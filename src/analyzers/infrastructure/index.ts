export { infrastructureAnalyzer } from './infrastructure';

export { pullRequestAnalyzer } from './pull-request';

export { isTestPath } from './path-kind';
export { pullRequestAnalyzer } from './pull-request';

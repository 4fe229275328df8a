export { configAnalyzer } from './config';
export { dependenciesOf } from './dependencies';
export type { Dependency } from './dependency';

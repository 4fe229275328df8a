export { oxlintConfiguration } from './configuration';
export { oxlintProgram } from './lint-files';
export { oxlintAnalyzer } from './oxlint';

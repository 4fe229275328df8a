export { oxlintConfiguration } from './configuration';
export { oxlintProgram } from './lint-files';
export { oxlintAnalyzer, oxlintStyleAnalyzer } from './oxlint';

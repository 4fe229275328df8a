export { acrossAnalyzer } from './across/across';
export { createKnownEnds } from './known-ends';
export { readingOf } from './lower';
export { loomAnalyzer } from './loom';
export { modulePaths, placeInSources } from './module-paths';
export type * from './program';
export { partsOf, statementsIn } from './program';
export { readProgram } from './read-program';

export { effectiveEnds, type DiffEnds } from './ends';
export { parseDiff, pathOf, type DiffLine, type FileDiff, type Hunk } from './parse-diff';

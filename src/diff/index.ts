export { lineMap, type LineMap } from './line-map';
export type { Diff, DiffLimits, DiffLine, DiffNote, FileDiff, FileStatus, Hunk, LineKind } from './model';
export { DiffParser, parseDiff } from './parser';

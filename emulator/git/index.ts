export { GitError, type GitOptions } from './run-git';
export {
  resolveCommit,
  listRefs,
  mergeBase,
  isAncestor,
  initRepository,
  cloneRepository,
  deleteRef,
  updateRef,
} from './objects';
export { commitFiles, type CommitRequest } from './commit-files';
export { readCommits, type GitCommit } from './read-commits';
export { changedLines, type ChangedLines } from './changed-lines';
export { mergeCommits, mergesCleanly, type MergeStrategy } from './merge';
export { commonAncestor, readImmutable, resolveHash } from './cached';
export { readDiff, readDiffStat, type DiffRequest, type DiffStat } from './diffs';
export { findEntry, listFolder, readBlob, fileHistory, type TreeEntry } from './tree';
export { serveGit } from './serve-git';
export { serveUploadPack } from './serve-upload-pack';

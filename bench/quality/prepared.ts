import type { SourceFile } from '../../src/analyzers';
import { parseDiff } from '../../src/diff';
import { selectFiles, skipByContent } from '../../src/review/core';
import { sourceFile } from '../open-set/analyse-texts';
import type { ChangedText } from '../open-set/memory-change';
import { oldContent } from '../open-set/old-content';
import type { PullRequestItem } from '../open-set/read-set';

/** A pull-request item with both ends of its files. */
export interface PreparedPullRequest {
  readonly item: PullRequestItem;
  readonly files: readonly ChangedText[];
  readonly patch: string;
}

export function preparePullRequest(item: PullRequestItem): PreparedPullRequest {
  const files = item.files.map(({ path, patch, head }) => {
    const [diff] = parseDiff(Buffer.from(patch)).files;
    return { path, head, base: oldContent(head, diff!) };
  });
  return { item, files, patch: item.files.map(({ patch }) => patch).join('') };
}

export interface FileEnds {
  readonly head: SourceFile;
  readonly base: SourceFile | null;
}

/** The files that a review reads: none that a machine wrote. */
export function filesToRead({ files, patch }: PreparedPullRequest): readonly FileEnds[] {
  const { selected } = selectFiles(parseDiff(Buffer.from(patch)).files, { include: [], ignore: [] });
  const paths = new Set(selected.map(({ newPath }) => newPath));
  return files.flatMap(({ path, base, head }) => {
    const file = sourceFile(path, head);
    if (!paths.has(path) || skipByContent(path, file.content) !== null) return [];
    return [{ head: file, base: base === null ? null : sourceFile(path, base) }];
  });
}

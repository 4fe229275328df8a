import type { PullRequestItem } from '../open-set/read-set';
import type { PostedComment } from './review-pull-request';

export interface ReviewedPullRequest {
  readonly item: PullRequestItem;
  readonly comments: readonly PostedComment[];
}

/** Comments that cover at least one line that the change added. */
export function commentsOnAdded({ item, comments }: ReviewedPullRequest): readonly PostedComment[] {
  return comments.filter(({ path, lines }) =>
    fileOf(item, path)?.added.some((line) => lines.start <= line && line <= lines.end),
  );
}

/** Comments that begin on a line with a bug. */
export function commentsOnBugs({ item, comments }: ReviewedPullRequest): readonly PostedComment[] {
  return comments.filter(({ path, lines }) => fileOf(item, path)?.labels.includes(lines.start));
}

/** Share of the pull requests that bring a bug back and were told so on its line, 0..1. */
export function shareOfBugs(reviewed: readonly ReviewedPullRequest[]): number {
  const bugs = reviewed.filter(({ item }) => item.kind === 'bug-reintroduced');
  return ratio(bugs.filter((each) => commentsOnBugs(each).length > 0).length, bugs.length);
}

/** Comments that an ordinary pull request gets. */
export function commentsPerNeutral(reviewed: readonly ReviewedPullRequest[]): number {
  const neutral = reviewed.filter(({ item }) => item.kind === 'neutral');
  return ratio(neutral.flatMap(commentsOnAdded).length, neutral.length);
}

function fileOf(item: PullRequestItem, path: string): PullRequestItem['files'][number] | undefined {
  return item.files.find((file) => file.path === path);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

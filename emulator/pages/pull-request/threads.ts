import type { Account, Comment, PullRequest } from '../../world';

/** A comment with its answers, oldest first. */
export interface Thread {
  readonly top: Comment;
  readonly replies: readonly Comment[];
}

/** Threads that this viewer sees, oldest first. A deleted comment stays as long as it has answers. */
export function threadsOf(pullRequest: PullRequest, viewer: Account | null): readonly Thread[] {
  const visible = [...pullRequest.comments.values()].filter(
    ({ pending, author }) => !pending || author.uuid === viewer?.uuid,
  );
  const replies = new Map<Comment, Comment[]>();
  for (const reply of visible.filter(({ parent, deleted }) => parent !== null && !deleted)) {
    const top = topOf(reply);
    replies.set(top, [...(replies.get(top) ?? []), reply]);
  }
  return visible
    .filter((comment) => comment.parent === null)
    .map((top) => ({ top, replies: replies.get(top) ?? [] }))
    .filter(({ top, replies: answers }) => !top.deleted || answers.length > 0);
}

function topOf(comment: Comment): Comment {
  let top = comment;
  while (top.parent !== null) top = top.parent;
  return top;
}

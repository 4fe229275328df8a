import type { Ignored, PlatformEvent, PullRequestRef, PullRequestSketch } from '../domain';
import type { NewJob } from '../queue';

const WEBHOOK_PRIORITY = 10;

/**
 * The work that an event asks for. One key per pull request: a newer push replaces the waiting review, and so does the merge.
 */
export function jobOf(tenant: string, event: PlatformEvent): NewJob | Ignored {
  const { repository, pullRequest } = event;
  const place = { tenant, repository: repository.id, number: pullRequest.number };
  switch (event.kind) {
    case 'pull-request-changed':
      return reviewOf(place, pullRequest, WEBHOOK_PRIORITY);
    case 'pull-request-closed': {
      const { state } = pullRequest;
      if (state === 'open') return { kind: 'ignored', reason: 'The event says closed, the pull request says open.' };
      const key = reviewKey(place);
      return { key, priority: WEBHOOK_PRIORITY, payload: { kind: 'close', ...place, state } };
    }
    case 'comment-added':
      return { kind: 'ignored', reason: 'The comment does not ask Loom for anything.' };
  }
}

/** A review of the pull request between these two ends. */
export function reviewOf(
  { tenant, repository, number }: PullRequestRef,
  { source, destination }: Pick<PullRequestSketch, 'source' | 'destination'>,
  priority: number,
): NewJob {
  const place = { tenant, repository, number };
  return {
    key: reviewKey(place),
    priority,
    payload: { kind: 'review', ...place, headCommit: source.commit, source, destination, again: false },
  };
}

/** Of one key at most one job waits and one runs. */
export function reviewKey({ tenant, repository, number }: PullRequestRef): string {
  return `review:${tenant}:${repository}:${number}`;
}

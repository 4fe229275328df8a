import type { PullRequestRef } from '../../domain';
import type { CallOptions } from '../host';
import { flatThread, type WireThread } from './convert';
import type { HostParts } from './host-parts';
import { pullRequestPath } from './paths';
import { activitySchema } from './schemas';

/** Instances give fewer at once where they are told to. */
const PAGE = '500';

/** Every thread of a pull request. There is no list of comments: they are read from the list of what happened. */
export async function readThreads(
  { api, known }: Pick<HostParts, 'api' | 'known'>,
  repository: string,
  ref: PullRequestRef,
  options: CallOptions,
): Promise<readonly WireThread[]> {
  const path = `api/latest/${pullRequestPath(repository, ref.number)}/activities`;
  const threads = new Map<number, WireThread>();
  for (const activity of await api.list(path, activitySchema, options, { limit: PAGE })) {
    const { commentAction, comment, commentAnchor } = activity;
    // The entry of an answer or of an edit may hold a part of its thread only.
    if (!comment || (commentAction ?? 'ADDED') !== 'ADDED') continue;
    threads.set(comment.id, { top: comment, anchor: comment.anchor ?? commentAnchor ?? null });
  }
  for (const { top, anchor } of threads.values()) {
    for (const { wire, parent } of flatThread(top)) known.see(wire, parent === null && anchor !== null);
  }
  return [...threads.values()];
}

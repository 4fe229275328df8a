import { Failure } from '../../domain';
import type { CallOptions } from '../host';
import { changeComment, lookAt } from './change-comment';
import type { HostParts } from './host-parts';
import { isOutOfDate, isRepositoryMissing, Refusal } from './refusal';

/** What stands in place of a comment that was answered, which cannot be deleted. */
const WITHDRAWN = '_Withdrawn by Loom._';
const MAX_TRIES = 3;

/** Deletes a comment; one that is gone already counts as deleted. */
export async function deleteComment(parts: HostParts, path: string, id: string, options: CallOptions): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { version } = parts.known.get(id) ?? (await lookAt(parts, path, options));
      await parts.api.write({ method: 'DELETE', path, query: { version: String(version) } }, options);
      parts.known.forget(id);
      return;
    } catch (error) {
      parts.known.forget(id);
      if (isGone(error)) return;
      if (isAnswered(error)) {
        await changeComment(parts, path, id, () => ({ text: WITHDRAWN }), options);
        return;
      }
      if (tries >= MAX_TRIES || !isOutOfDate(error)) throw error;
    }
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Failure && error.kind === 'gone' && !isRepositoryMissing(error);
}

function isAnswered(error: unknown): boolean {
  return error instanceof Refusal && error.exception === 'CommentDeletionException';
}

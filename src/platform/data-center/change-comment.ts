import type { PullRequestRef } from '../../domain';
import type { CallOptions } from '../host';
import type { HostParts } from './host-parts';
import type { KnownComment } from './known-comments';
import { numericId, pullRequestPath } from './paths';
import { isOutOfDate } from './refusal';
import { commentSchema, type WireComment } from './schemas';

const MAX_TRIES = 3;

export function commentPath(repository: string, ref: PullRequestRef, id: string): string {
  return `api/latest/${pullRequestPath(repository, ref.number)}/comments/${numericId(id)}`;
}

/**
 * Changes a comment at the version that was last seen; where somebody was quicker, at the one that is there now.
 * @param change gets what is known of the comment; with null there is nothing to do, and nothing is answered
 */
export async function changeComment<Body extends object | null>(
  parts: HostParts,
  path: string,
  id: string,
  change: (known: KnownComment) => Body,
  options: CallOptions,
): Promise<WireComment | Extract<Body, null>> {
  for (let tries = 1; ; tries += 1) {
    const known = parts.known.get(id) ?? (await lookAt(parts, path, options));
    const body = change(known);
    if (body === null) return body as Extract<Body, null>;
    try {
      const call = { method: 'PUT', path, body: { ...body, version: known.version } } as const;
      const wire = await parts.api.create(call, commentSchema, options);
      parts.known.see(wire, known.onFile);
      return wire;
    } catch (error) {
      parts.known.forget(id);
      if (tries >= MAX_TRIES || !isOutOfDate(error)) throw error;
    }
  }
}

/** Reads one comment, and remembers what it takes to change it. */
export async function lookAt({ api, known }: HostParts, path: string, options: CallOptions): Promise<KnownComment> {
  return known.see(await api.get(path, commentSchema, options));
}

import { Failure, type HostComment, type PullRequestRef } from '../../domain';
import type { CallOptions, PullRequestHost } from '../host';
import type { CloudApi } from './api';
import { CLOUD_CAPABILITIES } from './capabilities';
import { toComment, toInline } from './convert';
import { commentPath, numericId, pullRequestPath } from './paths';
import { commentSchema } from './schemas';

/** Of a comment, only what is used: the rendered texts and links are ten times as long. */
const FIELDS = [
  'next',
  ...[
    'id',
    'content.raw',
    'user.uuid',
    'user.account_id',
    'parent.id',
    'inline',
    'deleted',
    'resolution',
    'links.html',
  ].map((field) => `values.${field}`),
].join(',');

type CommentCalls = Pick<
  PullRequestHost,
  'comments' | 'createComment' | 'updateComment' | 'deleteComment' | 'setResolved'
>;

export function commentCalls(api: CloudApi): CommentCalls {
  return {
    async comments(ref, options) {
      const query = { pagelen: '100', sort: 'created_on', fields: FIELDS };
      return (await api.list(`${pullRequestPath(ref)}/comments`, commentSchema, options, query)).map(toComment);
    },
    async createComment(ref, { body, anchor, parent }, options) {
      // A reply stands where its parent does and must not say so again.
      const place =
        parent !== null ? { parent: { id: numericId(parent) } } : anchor ? { inline: toInline(anchor) } : {};
      const path = `${pullRequestPath(ref)}/comments`;
      const call = { method: 'POST', path, body: { content: content(body), ...place } } as const;
      return toComment(await api.create(call, commentSchema, options));
    },
    async updateComment(ref, id, body, options): Promise<HostComment> {
      const call = { method: 'PUT', path: commentPath(ref, id), body: { content: content(body) } } as const;
      return toComment(await api.create(call, commentSchema, options));
    },
    async deleteComment(ref, id, options) {
      await api.write({ method: 'DELETE', path: commentPath(ref, id), expected: [404, 410] }, options);
    },
    setResolved: (ref, id, resolved, options) =>
      resolved ? resolve(api, ref, id, options) : reopen(api, ref, id, options),
  };
}

async function resolve(api: CloudApi, ref: PullRequestRef, id: string, options: CallOptions): Promise<void> {
  const path = `${commentPath(ref, id)}/resolve`;
  try {
    // 409: it is resolved already.
    await api.write({ method: 'POST', path, repeatable: true, expected: [409] }, options);
  } catch (error) {
    throw isPlainRefusal(error) ? unresolvable(path, error) : error;
  }
}

async function reopen(api: CloudApi, ref: PullRequestRef, id: string, options: CallOptions): Promise<void> {
  // 404: it was not resolved.
  await api.write({ method: 'DELETE', path: `${commentPath(ref, id)}/resolve`, expected: [404] }, options);
}

/** 403 is also the answer for what cannot be resolved by anybody; a missing scope is named. */
function isPlainRefusal(error: unknown): error is Failure {
  return error instanceof Failure && error.kind === 'forbidden' && !error.message.includes('scope');
}

function unresolvable(where: string, cause: Failure): Failure {
  return new Failure({
    kind: 'conflict',
    what: 'This comment cannot be resolved: it is not the first of a thread on the diff.',
    where,
    next: 'Nothing to do: it stays as it is.',
    cause,
  });
}

function content(raw: string): { readonly raw: string } {
  if (raw.length <= CLOUD_CAPABILITIES.maxCommentLength) return { raw };
  throw new Failure({
    kind: 'too-large',
    what: `A comment has ${raw.length} characters; Bitbucket takes about ${CLOUD_CAPABILITIES.maxCommentLength}.`,
    next: 'Shorten it, or split it into several.',
  });
}

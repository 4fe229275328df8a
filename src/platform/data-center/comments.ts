import { type Anchor, Failure, type HostComment, type PullRequestRef } from '../../domain';
import type { CallOptions, PullRequestHost } from '../host';
import { pullRequestPage } from './address';
import { toWireAnchor } from './anchor';
import { changeComment, commentPath } from './change-comment';
import { toComment, toComments } from './convert';
import { deleteComment } from './delete-comment';
import { type HostParts, inAddition, inTurn } from './host-parts';
import type { KnownComment } from './known-comments';
import { numericId, pullRequestPath } from './paths';
import { commentSchema, type WireComment } from './schemas';
import { withoutSuggestions } from './text-rules';
import { readThreads } from './threads';

type CommentCalls = Pick<
  PullRequestHost,
  'comments' | 'expectComments' | 'createComment' | 'updateComment' | 'deleteComment' | 'setResolved'
>;

export function commentCalls(parts: HostParts): CommentCalls {
  const { api, names } = parts;

  /** The comment in the house's words. */
  async function told(ref: PullRequestRef, wire: WireComment, options: CallOptions): Promise<HostComment> {
    return toComment(wire, pullRequestPage(parts.baseUrl, await names.find(ref, options), ref.number));
  }

  return {
    comments: (ref, options) =>
      names.at(ref, options, async (repository) => {
        const threads = await readThreads(parts, repository, ref, options);
        const page = pullRequestPage(parts.baseUrl, await names.find(ref, options), ref.number);
        const all = threads.flatMap((thread) => toComments(thread, page, api.userName()));
        return all.sort((a, b) => Number(a.id) - Number(b.id));
      }),
    expectComments: (ref, options) => parts.shown.ahead(ref, options),
    async createComment(ref, { body, anchor, parent }, options) {
      const text = allowed(parts, body);
      const created = await inAddition(parts, ref, options, async (repository) => {
        const place =
          parent === null ? await placeOf(parts, ref, anchor, options) : { parent: { id: numericId(parent) } };
        const path = `api/latest/${pullRequestPath(repository, ref.number)}/comments`;
        return api.create({ method: 'POST', path, body: { text, ...place } }, commentSchema, options);
      });
      parts.known.see(created, anchor !== null && parent === null);
      const wire = await withoutWrongSuggestion(parts, ref, created, anchor, options);
      return { ...(await told(ref, wire, options)), parent };
    },
    updateComment: (ref, id, body, options) =>
      inTurn(parts, ref, options, async (repository) => {
        const text = allowed(parts, body);
        const wire = await changeComment(parts, commentPath(repository, ref, id), id, () => ({ text }), options);
        return told(ref, wire, options);
      }),
    deleteComment: (ref, id, options) =>
      inTurn(parts, ref, options, (repository) => deleteComment(parts, commentPath(repository, ref, id), id, options)),
    setResolved: (ref, id, resolved, options) =>
      inTurn(parts, ref, options, (repository) =>
        setResolved(parts, commentPath(repository, ref, id), id, resolved, options),
      ),
  };
}

/** A reply stands where its parent does and must not say so again; what is about the whole pull request says nothing. */
async function placeOf(
  { shown, capabilities }: HostParts,
  ref: PullRequestRef,
  anchor: Anchor | null,
  options: CallOptions,
): Promise<object> {
  if (anchor === null) return {};
  return { anchor: toWireAnchor(anchor, await shown.file(ref, anchor.path, options), capabilities) };
}

/** An instance that did not understand that the comment spans several lines would apply its suggestion to the last one alone. */
async function withoutWrongSuggestion(
  parts: HostParts,
  ref: PullRequestRef,
  created: WireComment,
  anchor: Anchor | null,
  options: CallOptions,
): Promise<WireComment> {
  const several = anchor?.lines != null && anchor.lines.start < anchor.lines.end;
  const text = withoutSuggestions(created.text ?? '');
  if (!several || created.anchor?.multilineMarker || text === created.text) return created;
  const id = String(created.id);
  return inTurn(parts, ref, options, (repository) =>
    changeComment(parts, commentPath(repository, ref, id), id, () => ({ text }), options),
  );
}

async function setResolved(
  parts: HostParts,
  path: string,
  id: string,
  resolved: boolean,
  options: CallOptions,
): Promise<void> {
  const isSo = (comment: KnownComment): boolean => comment.resolved === resolved;
  const change = (comment: KnownComment): object | null => {
    if (!parts.capabilities.resolve || !comment.onFile) throw unresolvable(path);
    return isSo(comment) ? null : { threadResolved: resolved };
  };
  const wire = await changeComment(parts, path, id, change, options);
  // A version that cannot do this leaves the field out, and says nothing.
  if (wire !== null && wire.threadResolved == null) throw unresolvable(path);
}

function unresolvable(where: string): Failure {
  return new Failure({
    kind: 'conflict',
    what: 'This comment cannot be resolved: it is not the first of a thread on the diff, or the version cannot do it.',
    where,
    next: 'Nothing to do: it stays as it is.',
  });
}

function allowed({ capabilities }: HostParts, text: string): string {
  if (text.length <= capabilities.maxCommentLength) return text;
  throw new Failure({
    kind: 'too-large',
    what: `A comment has ${text.length} characters; Bitbucket takes about ${capabilities.maxCommentLength}.`,
    next: 'Shorten it, or split it into several.',
  });
}

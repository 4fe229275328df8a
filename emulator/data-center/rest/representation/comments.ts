import type { Account, Anchor, AnchorDetails, Comment } from '../../../world';
import { detailsOf, repliesTo, supports, type Host } from '../../host';
import { userJson } from './people';
import { milliseconds } from './times';

/** A comment with all of its replies. Whoever looks decides what they may do with it; nobody in particular may do nothing. */
export function commentJson(host: Host, comment: Comment, viewer: Account | null): Record<string, unknown> {
  const details = detailsOf(comment);
  const isOwn = viewer?.uuid === comment.author.uuid;
  const replies = repliesTo(comment).filter(({ pending, author }) => !pending || author.uuid === viewer?.uuid);
  return {
    properties: { repositoryId: host.numbers.of('repository', comment.pullRequest.repository.uuid) },
    id: comment.id,
    version: details.version,
    text: comment.raw,
    author: userJson(host, comment.author),
    createdDate: milliseconds(comment.createdOn),
    updatedDate: milliseconds(comment.updatedOn),
    comments: replies.map((reply) => commentJson(host, reply, viewer)),
    ...(supports(host, 'threadResolution') ? threadMarks(host, comment) : { tasks: [] }),
    severity: details.severity,
    state: comment.pending ? 'PENDING' : details.ticked === null ? 'OPEN' : 'RESOLVED',
    ...(details.ticked === null
      ? {}
      : { resolver: userJson(host, details.ticked.user), resolvedDate: milliseconds(details.ticked.createdOn) }),
    permittedOperations: {
      editable: isOwn,
      deletable: isOwn && replies.length === 0,
      ...(details.severity === 'BLOCKER' ? { transitionable: viewer !== null } : {}),
    },
  };
}

function threadMarks(host: Host, { resolution }: Comment): Record<string, unknown> {
  if (resolution === null) return { threadResolved: false };
  return {
    threadResolved: true,
    threadResolver: userJson(host, resolution.user),
    threadResolvedDate: milliseconds(resolution.createdOn),
  };
}

/** Where a comment hangs. Null is a general one, or a reply. */
export function anchorJson(comment: Comment): Record<string, unknown> | null {
  const { anchor, details } = comment;
  const place = details?.anchor ?? null;
  if (anchor === null || place === null) return null;
  const line = anchor.to ?? anchor.from;
  return {
    fromHash: place.fromHash,
    toHash: place.diffType === 'EFFECTIVE' ? anchor.sourceHash : place.toHash,
    ...(line === null || place.lineType === null
      ? {}
      : { line, lineType: place.lineType, fileType: anchor.to === null ? 'FROM' : 'TO' }),
    path: anchor.path,
    ...(place.srcPath === null ? {} : { srcPath: place.srcPath }),
    diffType: place.diffType,
    orphaned: anchor.outdated,
    ...rangeJson(anchor, place),
  };
}

function rangeJson(anchor: Anchor, { startLineType }: AnchorDetails): Record<string, unknown> {
  const startLine = anchor.startTo ?? anchor.startFrom;
  if (startLine === null || startLineType === null) return {};
  const span =
    anchor.to === null
      ? { srcSpanStart: startLine, srcSpanEnd: anchor.from }
      : { dstSpanStart: startLine, dstSpanEnd: anchor.to };
  return { multilineMarker: { startLine, startLineType }, multilineSpan: span };
}

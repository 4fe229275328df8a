import type { Anchor, HostComment, HostTask } from '../../../domain';
import type { WireAnchor, WireComment } from '../schemas';
import { accountId } from './account';

/** The top of a thread, and where the list of activities says that it hangs. */
export interface WireThread {
  readonly top: WireComment;
  readonly anchor: WireAnchor | null;
}

/** Whether a comment is a task of the account of this name. */
function isOwnTask(wire: WireComment, ownName: string | null): boolean {
  return wire.severity === 'BLOCKER' && ownName !== null && wire.author?.name === ownName;
}

/**
 * A thread as single comments, the top first. Tasks of our own that hang below a comment are left out: they are tasks, and no answer
 * to anybody.
 */
export function toComments({ top, anchor }: WireThread, page: string, ownName: string | null): readonly HostComment[] {
  return flatThread(top)
    .filter(({ wire, parent }) => parent === null || !isOwnTask(wire, ownName))
    .map(({ wire, parent }) => {
      const place = {
        parent: parent === null ? null : String(parent.id),
        anchor: parent === null ? toAnchor(anchor) : null,
      };
      return { ...toComment(wire, page), ...place };
    });
}

/** A comment by itself, as it is answered to a write. */
export function toComment(wire: WireComment, page: string): HostComment {
  return {
    id: String(wire.id),
    body: wire.text ?? '',
    author: accountId(wire.author),
    parent: wire.parent ? String(wire.parent.id) : null,
    anchor: wire.parent ? null : toAnchor(wire.anchor ?? null),
    deleted: false,
    resolved: isResolved(wire),
    url: `${page}/overview?commentId=${wire.id}`,
  };
}

/** The tasks of a thread, whoever set them. */
export function toTasks({ top }: WireThread): readonly HostTask[] {
  return flatThread(top)
    .filter(({ wire }) => wire.severity === 'BLOCKER')
    .map(({ wire, parent }) => toTask(wire, parent === null ? null : String(parent.id)));
}

export function toTask(wire: WireComment, comment: string | null): HostTask {
  return { id: String(wire.id), body: wire.text ?? '', comment, done: wire.state === 'RESOLVED' };
}

/** A person can resolve the thread, or tick the task that its top is. */
function isResolved({ threadResolved, severity, state }: WireComment): boolean {
  return threadResolved === true || (severity === 'BLOCKER' && state === 'RESOLVED');
}

interface FlatComment {
  readonly wire: WireComment;
  readonly parent: WireComment | null;
}

/** Without recursion: how deep replies are nested is up to people. */
export function flatThread(top: WireComment): readonly FlatComment[] {
  const all: FlatComment[] = [];
  const open: FlatComment[] = [{ wire: top, parent: null }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { wire } = next;
    all.push(next);
    open.push(...(wire.comments ?? []).map((reply) => ({ wire: reply, parent: wire })));
  }
  return all;
}

function toAnchor(wire: WireAnchor | null): Anchor | null {
  if (wire === null) return null;
  const { path, line, fileType, multilineMarker, multilineSpan } = wire;
  const side = fileType === 'FROM' ? 'old' : 'new';
  if (!line) return { path, side: 'new', lines: null };
  const spanStart = side === 'old' ? multilineSpan?.srcSpanStart : multilineSpan?.dstSpanStart;
  const start = spanStart ?? multilineMarker?.startLine ?? line;
  return { path, side, lines: { start: Math.max(1, Math.min(start, line)), end: line } };
}

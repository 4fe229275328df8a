import type { Anchor, HostComment, HostTask } from '../../../domain';
import type { WireComment, WireInline, WireTask } from '../schemas';

export function toComment(wire: WireComment): HostComment {
  const deleted = wire.deleted ?? false;
  return {
    id: String(wire.id),
    body: deleted ? '' : (wire.content?.raw ?? ''),
    author: wire.user?.uuid ?? wire.user?.account_id ?? null,
    parent: wire.parent ? String(wire.parent.id) : null,
    anchor: wire.parent ? null : toAnchor(wire.inline),
    deleted,
    resolved: Boolean(wire.resolution),
    url: wire.links?.html?.href ?? null,
  };
}

/** A line of both sides is told with both numbers; it belongs to the new one. */
function toAnchor(inline: WireInline | null | undefined): Anchor | null {
  if (!inline?.path) return null;
  const { path, to, from } = inline;
  if (to) return { path, side: 'new', lines: range(inline.start_to ?? to, to) };
  if (from) return { path, side: 'old', lines: range(inline.start_from ?? from, from) };
  return { path, side: 'new', lines: null };
}

function range(start: number, end: number): { start: number; end: number } {
  return { start: Math.max(1, Math.min(start, end)), end };
}

/** What a new comment says of its place. The other side's fields are left out: null is refused there. */
export function toInline({ path, side, lines }: Anchor): Readonly<Record<string, string | number>> {
  if (!lines) return { path };
  const several = lines.start < lines.end;
  return side === 'new'
    ? { path, to: lines.end, ...(several ? { start_to: lines.start } : {}) }
    : { path, from: lines.end, ...(several ? { start_from: lines.start } : {}) };
}

export function toTask(wire: WireTask): HostTask {
  return {
    id: String(wire.id),
    body: wire.content?.raw ?? '',
    comment: wire.comment ? String(wire.comment.id) : null,
    done: wire.state === 'RESOLVED',
  };
}

import type { Anchor, HostComment } from '../../../domain';
import { type MarkedSubject, readMarker } from './marker';

/** What Loom remembers of a comment it wrote. */
export interface RememberedComment {
  readonly subject: string;
  readonly commentId: string;
  readonly bodyHash: string;
  readonly resolved: boolean;
  readonly taskId: string | null;
}

/** A comment of ours that stands on the pull request. */
export interface OwnComment {
  readonly id: string;
  readonly subject: string;
  readonly digest: string | null;
  /** Further findings that it tells of. */
  readonly others: readonly MarkedSubject[];
  readonly body: string;
  readonly anchor: Anchor | null;
  readonly resolved: boolean;
  /** Somebody else replied: the thread is theirs too. */
  readonly answered: boolean;
  readonly remembered: RememberedComment | null;
}

export interface OwnComments {
  /** One for each subject, the oldest. */
  readonly standing: ReadonlyMap<string, OwnComment>;
  /** Younger ones of a subject that stands already: an answer was lost and the comment written twice. */
  readonly doubles: readonly OwnComment[];
  /** Subjects of remembered comments that do not stand: somebody deleted them, or the host does not list them (any more, or yet). */
  readonly removed: ReadonlyMap<string, 'deleted' | 'absent'>;
  /** Subjects of our replies. */
  readonly replies: ReadonlySet<string>;
  /** The account Loom writes as, as far as it can be told. */
  readonly account: string | null;
}

/**
 * Which comments are ours. An id that we remember is proof. A marker counts when the account that wrote it is ours; while nothing
 * is remembered and no account is known, the marker alone decides, so that a lost database is rebuilt. Nothing else is ours.
 */
export function ownComments(
  comments: readonly HostComment[],
  remembered: readonly RememberedComment[],
  knownAccount: string | null,
): OwnComments {
  const byId = new Map(remembered.map((each) => [each.commentId, each]));
  const account = knownAccount ?? comments.find(({ id, author }) => byId.has(id) && author !== null)?.author ?? null;
  const trustMarkers = account === null && remembered.length === 0;
  const isOurs = ({ id, author }: HostComment): boolean =>
    byId.has(id) || trustMarkers || (account !== null && author === account);
  const answered = answeredThreads(comments, (comment) => isOurs(comment) && readMarker(comment.body) !== null);

  const standing = new Map<string, OwnComment>();
  const doubles: OwnComment[] = [];
  const replies = new Set<string>();
  for (const comment of comments) {
    if (comment.deleted || !isOurs(comment)) continue;
    const marker = readMarker(comment.body);
    const known = byId.get(comment.id) ?? null;
    const subject = known?.subject ?? marker?.subject;
    if (subject === undefined) continue;
    if (comment.parent !== null) {
      replies.add(subject);
      continue;
    }
    const { id, body, anchor, resolved } = comment;
    const { digest, others } = marker ?? { digest: null, others: [] };
    const own = { id, subject, digest, others, body, anchor, resolved, answered: answered.has(id), remembered: known };
    if (standing.has(subject)) doubles.push(own);
    else standing.set(subject, own);
  }
  return { standing, doubles, removed: removedSubjects(comments, remembered, standing), replies, account };
}

/** The thread that tells of a finding: its own, or else the oldest that names it among others. */
export function threadFinder({ standing }: Pick<OwnComments, 'standing'>): (fingerprint: string) => OwnComment | null {
  const naming = new Map<string, OwnComment>();
  for (const comment of standing.values()) {
    for (const { subject } of comment.others) if (!naming.has(subject)) naming.set(subject, comment);
  }
  return (fingerprint) => standing.get(fingerprint) ?? naming.get(fingerprint) ?? null;
}

/** Whether a comment carries the marker of a subject that has no comment of ours, and somebody else's name. */
export function strangeMarkers(
  comments: readonly HostComment[],
  remembered: readonly RememberedComment[],
  { account, standing }: Pick<OwnComments, 'account' | 'standing'>,
): boolean {
  const ids = new Set(remembered.map(({ commentId }) => commentId));
  return comments.some(({ id, author, body, deleted, parent }) => {
    if (deleted || parent !== null || ids.has(id) || author === account) return false;
    const marker = readMarker(body);
    return marker !== null && !standing.has(marker.subject);
  });
}

/** Ids of top comments under which somebody else wrote. A reply to a reply belongs to the same thread. */
function answeredThreads(
  comments: readonly HostComment[],
  isOurs: (comment: HostComment) => boolean,
): ReadonlySet<string> {
  const parents = new Map(comments.map(({ id, parent }) => [id, parent]));
  const answered = new Set<string>();
  for (const comment of comments) {
    if (comment.parent === null || comment.deleted || isOurs(comment)) continue;
    const seen = new Set<string>();
    for (let id: string | null = comment.parent; id !== null && !seen.has(id); id = parents.get(id) ?? null) {
      seen.add(id);
      answered.add(id);
    }
  }
  return answered;
}

function removedSubjects(
  comments: readonly HostComment[],
  remembered: readonly RememberedComment[],
  standing: ReadonlyMap<string, OwnComment>,
): ReadonlyMap<string, 'deleted' | 'absent'> {
  const listed = new Set(comments.map(({ id }) => id));
  return new Map(
    remembered
      .filter(({ subject }) => !standing.has(subject))
      .map(({ subject, commentId }) => [subject, listed.has(commentId) ? 'deleted' : 'absent'] as const),
  );
}

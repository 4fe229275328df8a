import type { TrackedFinding } from '../../../domain';

/** One comment and the findings that it tells of. */
export interface CommentGroup {
  /** The finding that the comment was, or will be, opened for. It may be gone while others still stand. */
  readonly subject: string;
  /** At least one; the subject's first if it stands, then by line. */
  readonly findings: readonly TrackedFinding[];
}

export interface Grouping {
  /** Subject of the thread that tells of a finding already; null where none does. */
  readonly threadOf: (finding: TrackedFinding) => string | null;
  /** What makes several findings of a rule one defect; null where nothing is known. */
  readonly causeOf: (finding: TrackedFinding) => string | null;
  /** A finding that needs a comment of its own. */
  readonly isAlone: (finding: TrackedFinding) => boolean;
}

/** Lines between two findings that are read at one glance. */
const NEAR_LINES = 5;
const MAX_FINDINGS = 10;

/**
 * One comment per root cause: findings of a rule in a file that have one cause, or stand close together. Whoever is told of in a thread stays
 * in it, and no thread takes in what came later: nobody would see it there. Every finding is in exactly one group; groups keep
 * the order of the findings.
 */
export function groupFindings(findings: readonly TrackedFinding[], grouping: Grouping): readonly CommentGroup[] {
  const groups = new Map<string, TrackedFinding[]>();
  const open = new Map<string, TrackedFinding[]>();
  for (const finding of findings) {
    const thread = grouping.threadOf(finding);
    const free = thread === null && finding.lines !== null && !grouping.isAlone(finding);
    const [by, key] = free ? [open, kindOf(finding)] : [groups, thread ?? finding.fingerprint];
    by.set(key, [...(by.get(key) ?? []), finding]);
  }
  for (const alike of open.values()) {
    for (const group of clusters(alike, grouping.causeOf)) groups.set(group[0]!.fingerprint, group);
  }
  const rank = new Map(findings.map((finding, index) => [finding, index]));
  return [...groups]
    .map(([subject, members]) => ({ subject, findings: inOrder(members, subject), at: first(members, rank) }))
    .sort((a, b) => a.at - b.at)
    .map(({ subject, findings: told }) => ({ subject, findings: told }));
}

function kindOf({ rule, severity, path, side }: TrackedFinding): string {
  return JSON.stringify([rule, severity, path, side]);
}

/** What has a known cause belongs to that alone, however near another stands. */
function clusters(alike: readonly TrackedFinding[], causeOf: Grouping['causeOf']): readonly TrackedFinding[][] {
  const found: TrackedFinding[][] = [];
  const last = new Map<string | null, TrackedFinding[]>();
  for (const finding of inOrder(alike, null)) {
    const cause = causeOf(finding);
    const before = last.get(cause);
    if (before && before.length < MAX_FINDINGS && (cause !== null || isNear(before, finding))) {
      before.push(finding);
      continue;
    }
    const cluster = [finding];
    found.push(cluster);
    last.set(cause, cluster);
  }
  return found;
}

function isNear(cluster: readonly TrackedFinding[], { lines }: TrackedFinding): boolean {
  return lines!.start - (cluster.at(-1)?.lines?.end ?? 0) <= NEAR_LINES;
}

function inOrder(findings: readonly TrackedFinding[], subject: string | null): readonly TrackedFinding[] {
  const late = ({ fingerprint }: TrackedFinding): number => (fingerprint === subject ? 0 : 1);
  return [...findings].sort((a, b) => late(a) - late(b) || (a.lines?.start ?? 0) - (b.lines?.start ?? 0));
}

function first(findings: readonly TrackedFinding[], rank: ReadonlyMap<TrackedFinding, number>): number {
  return Math.min(...findings.map((finding) => rank.get(finding)!));
}

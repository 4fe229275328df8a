import type { ReviewFinding, Side } from '../../domain';
import { fitsWildcard } from '../../rules-file';

/** Lines of a file on one side of the change; null when they were not read. */
type LinesOf = (side: Side, path: string) => readonly string[] | null;

const COMMENT = /loom-ignore:\s*([\w/*.-]+)[ \t]+\S/;

/**
 * Splits findings by the comments `loom-ignore: rule reason` on their line or the one above it. Without a reason a comment is none.
 * A change must not silence what it brings itself: of security and secrets, new findings count unless the base held the comment
 * already, and as often as the head does.
 */
export function splitIgnored(
  findings: readonly ReviewFinding[],
  linesOf: LinesOf,
): { readonly standing: readonly ReviewFinding[]; readonly ignored: readonly ReviewFinding[] } {
  const standing: ReviewFinding[] = [];
  const ignored: ReviewFinding[] = [];
  for (const finding of findings) (isIgnored(finding, linesOf) ? ignored : standing).push(finding);
  return { standing, ignored };
}

function isIgnored({ path, lines, side, rule, category, state }: ReviewFinding, linesOf: LinesOf): boolean {
  if (path === null || lines === null) return false;
  const text = linesOf(side, path) ?? [];
  const comment = [text[lines.start - 1], text[lines.start - 2]].find(
    (line) => line !== undefined && names(line, rule),
  );
  if (comment === undefined) return false;
  const guarded = state === 'new' && (category === 'security' || category === 'secret');
  if (!guarded) return true;
  const times = (of: Side): number => (linesOf(of, path) ?? []).filter((line) => line === comment).length;
  return times('old') > 0 && times('old') >= times('new');
}

function names(line: string, rule: string): boolean {
  const pattern = COMMENT.exec(line)?.[1];
  // The pattern is the change's own: compiling it as a glob would fail, or take long, on one that was made for that.
  return pattern !== undefined && fitsWildcard(pattern, rule);
}

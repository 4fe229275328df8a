import type { ReviewFinding, Side } from '../../domain';
import { globs } from './globs';

/** Lines of a file on one side of the change; null when they were not read. */
type LinesOf = (side: Side, path: string) => readonly string[] | null;

const COMMENT = /loom-ignore:\s*([\w/*.-]+)[ \t]+\S/;

/**
 * Splits findings by the comments `loom-ignore: rule reason` on their line or the one above it. Without a reason a comment is none. A change must not silence what
 * it brings itself: of security and secrets, new findings count unless the base held the comment already.
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
  return !guarded || (linesOf('old', path) ?? []).includes(comment);
}

function names(line: string, rule: string): boolean {
  const pattern = COMMENT.exec(line)?.[1];
  return pattern !== undefined && globs([pattern.replaceAll('/', ':')])(rule.replaceAll('/', ':'));
}

import type { Finding, LineRange } from '../../domain';

/** A finding that comes with the text to put in place of its lines. */
export type Suggested<F extends Finding = Finding> = F & { readonly suggestion: string; readonly lines: LineRange };

/** What is known about one content: what was found in it, and the tools that could not read it. */
export interface Judged {
  readonly findings: readonly Pick<Finding, 'rule'>[];
  readonly failed: ReadonlySet<string>;
}

export function isSuggested<F extends Finding>(finding: F): finding is Suggested<F> {
  return finding.suggestion !== undefined && finding.lines !== null;
}

export function withoutSuggestion<F extends Finding>(finding: F): F {
  const copy: { -readonly [Key in keyof F]: F[Key] } = { ...finding };
  delete copy.suggestion;
  return copy;
}

/**
 * The text with the suggestion in place of its lines, as a host puts it. Null where it does not fit: there are no such lines, they end in
 * a carriage return that would get lost, or nothing would change.
 */
export function applySuggestion(text: string, { suggestion, lines: { start, end } }: Suggested): string | null {
  const lines = text.split('\n');
  const replaced = lines.slice(start - 1, end);
  if (replaced.length !== end - start + 1 || replaced.some((line) => line.endsWith('\r'))) return null;
  const fixed = [...lines.slice(0, start - 1), suggestion, ...lines.slice(end)].join('\n');
  return fixed === text ? null : fixed;
}

/** True when the suggestion takes its own finding away, brings none of any rule, and leaves the file readable for every tool. */
export function isCertain({ rule }: Pick<Finding, 'rule'>, before: Judged, after: Judged): boolean {
  if ([...after.failed].some((tool) => !before.failed.has(tool))) return false;
  const [old, now] = [countByRule(before.findings), countByRule(after.findings)];
  if ((now.get(rule) ?? 0) >= (old.get(rule) ?? 0)) return false;
  return [...now].every(([each, count]) => count <= (old.get(each) ?? 0));
}

function countByRule(findings: Judged['findings']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

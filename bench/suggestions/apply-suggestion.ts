import type { Finding, LineRange } from '../../src/domain';

/** A finding that comes with the text to put in place of its lines. */
export type Suggested = Finding & { readonly suggestion: string; readonly lines: LineRange };

/** True when a review would offer the suggestion: never on lines that end in CR, because applying it changes their ends. */
export function isOffered(finding: Finding, content: string): finding is Suggested {
  if (finding.suggestion === undefined || finding.lines === null) return false;
  const { start, end } = finding.lines;
  return !content
    .split('\n')
    .slice(start - 1, end)
    .some((line) => line.endsWith('\r'));
}

/** The content with the suggestion in it, as a host puts it; null when it does not fit: no such lines, or nothing would change. */
export function applySuggestion(content: string, { suggestion, lines: { start, end } }: Suggested): string | null {
  const lines = content.split('\n');
  const count = content.endsWith('\n') ? lines.length - 1 : lines.length;
  if (start < 1 || end < start || end > count || suggestion.endsWith('\n')) return null;
  const applied = [...lines.slice(0, start - 1), suggestion, ...lines.slice(end)].join('\n');
  return applied === content ? null : applied;
}

import type { Finding } from '../../src/domain';
import type { Analysed } from '../open-set/analyse-texts';

/** What became of the file when a suggestion was applied to it. */
export type Verdict = 'good' | 'does not apply' | 'does not parse' | 'leaves its finding' | 'brings another finding';

/**
 * A suggestion is good when all tools still read the file, its finding is gone, and no rule of any tool finds more than before.
 * @param after null when the suggestion does not apply
 */
export function judgeSuggestion(finding: Pick<Finding, 'rule'>, before: Analysed, after: Analysed | null): Verdict {
  if (after === null) return 'does not apply';
  if (after.failed.some((tool) => !before.failed.includes(tool))) return 'does not parse';
  const [old, now] = [byRule(before.findings), byRule(after.findings)];
  const more = [...now].filter(([rule, count]) => count > (old.get(rule) ?? 0)).map(([rule]) => rule);
  if (more.some((rule) => rule.includes('syntax'))) return 'does not parse';
  if ((now.get(finding.rule) ?? 0) >= (old.get(finding.rule) ?? 0)) return 'leaves its finding';
  return more.length > 0 ? 'brings another finding' : 'good';
}

function byRule(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

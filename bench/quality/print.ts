import { allRules, type Analyzer } from '../../src/analyzers';
import { countGroup } from './figures';
import type { QualityMeasured } from './measure';
import type { QualityOptions } from './options';
import { ruleTable } from './rule-table';
import { flaggedGood, formatSamples, missed, ordinaryComments } from './samples';
import { precision, recall } from './score-lines';

/** The tables and samples that a developer asked for. */
export function printQuality(
  measured: QualityMeasured,
  { kind, show, samples, rules }: QualityOptions,
  analyzers: readonly Analyzer[],
): void {
  const { groups, items, pullRequests } = measured;
  for (const each of ['security', 'quality'] as const) {
    console.log(`\nLabels of class ${each}:`);
    const counts = groups.map((group) => [group, countGroup(group, items, each)] as const);
    const rows = counts.map(([group, count]) => [
      group,
      { ...count, recall: percent(recall(count)), precision: percent(precision(count)) },
    ]);
    console.table(Object.fromEntries(rows));
  }
  if (show === 'missed') console.log(formatSamples(missed(items, kind), samples));
  if (show === 'false') {
    console.log(formatSamples([...flaggedGood(items, kind), ...ordinaryComments(pullRequests)], samples));
  }
  if (rules) {
    const rows = ruleTable(allRules(analyzers), measured);
    const seen = rows.filter((row) => Object.values(row).some((value) => typeof value === 'number' && value > 0));
    console.table(Object.fromEntries(seen.map(({ rule, ...counts }) => [rule, counts])));
    console.log(`${rows.length - seen.length} of ${rows.length} rules found nothing.`);
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

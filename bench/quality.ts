import { writeFileSync } from 'node:fs';
import { allRules, createAnalyzers } from '../src/analyzers';
import { openSetFolder } from './open-set/folder';
import { qualityFigures } from './quality/figures';
import { measureQuality } from './quality/measure';
import { readOptions } from './quality/options';
import { printQuality } from './quality/print';
import { type RuleRow, ruleTable } from './quality/rule-table';
import type { BenchResult } from './result';

const WORKERS_KEPT_MS = 60_000;

/**
 * What the reviewer finds in labelled code and what it says about real changes, by whole reviews with every analyzer.
 *
 * `figures.recall`, `figures.precision`: security labels by language, 0..1; `iac` by the file. `figures.bugs`: share of the pull
 * requests that bring a bug back and get a comment on its line. `figures.perNeutralPr`: comments on added lines of an ordinary one.
 * `figures.secretsFound`: planted secrets that were seen both in a configuration file and in a source file;
 * `figures.secretsDecoys`: decoys that were flagged in either. `figures.secretsNoise`: secrets seen in 100,000 lines of real code.
 *
 * `--lang NAME` measures one language alone, `--prs` the pull requests alone; `--show missed|false` prints samples by rule (`--samples N` of each, `--kind
 * security|quality`); `--rules` prints what each rule was worth, and
 * `--save src/analyzers/measured.json` keeps it for the rules' pages and for ranking; `--strip-comments` measures once more without comments
 * (`figures.recallStripped`, `figures.precisionStripped`): a rule must not read them.
 */
export async function run(given: readonly string[]): Promise<BenchResult> {
  const options = readOptions(given);
  const folder = openSetFolder();
  if (folder === null) return { name: 'quality', figures: {}, ratios: {} };
  const analyzers = createAnalyzers(WORKERS_KEPT_MS);
  const measured = await measureQuality(folder, options, analyzers);
  if (options.save !== null) writeFileSync(options.save, savedRules(ruleTable(allRules(analyzers), measured)));
  if (!options.json) printQuality(measured, options, analyzers);
  return { name: 'quality', figures: qualityFigures(measured), ratios: {} };
}

/** By rule, those that found nothing left out. */
function savedRules(rows: readonly RuleRow[]): string {
  const seen = rows.filter(({ labels, ok, bugs, neutral, perKloc }) => labels + ok + bugs + neutral + perKloc > 0);
  const entries = seen.map(({ rule, labels, ok, neutral, perKloc }) => [rule, { labels, ok, neutral, perKloc }]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

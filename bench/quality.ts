import { createAnalyzers } from '../src/analyzers';
import { openSetFolder } from './open-set/folder';
import { qualityFigures } from './quality/figures';
import { measureQuality } from './quality/measure';
import { readOptions } from './quality/options';
import { printQuality } from './quality/print';
import type { BenchResult } from './result';

/**
 * What the reviewer finds in labelled code and what it says about real changes, by whole reviews with every analyzer.
 *
 * `figures.recall`, `figures.precision`: security labels by language, 0..1; `iac` by the file. `figures.bugs`: share of the pull
 * requests that bring a bug back and get a comment on its line. `figures.perNeutralPr`: comments on added lines of an ordinary one.
 * `figures.secretsFound`: planted secrets that were seen both in a configuration file and in a source file;
 * `figures.secretsDecoys`: decoys that were flagged in either. `figures.secretsNoise`: secrets seen in 100,000 lines of real code.
 *
 * `--lang NAME` measures one language alone; `--show missed|false` prints samples by rule (`--samples N` of each, `--kind
 * security|quality`); `--rules` prints what each rule was worth; `--strip-comments` measures once more without comments
 * (`figures.recallStripped`, `figures.precisionStripped`): a rule must not read them.
 */
export async function run(given: readonly string[]): Promise<BenchResult> {
  const options = readOptions(given);
  const folder = openSetFolder();
  if (folder === null) return { name: 'quality', figures: {}, ratios: {} };
  const analyzers = createAnalyzers();
  const measured = await measureQuality(folder, options, analyzers);
  if (!options.json) printQuality(measured, options, analyzers);
  return { name: 'quality', figures: qualityFigures(measured), ratios: {} };
}

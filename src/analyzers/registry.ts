import type { Preset, Rule } from '../domain';
import { apiAnalyzer } from './api';
import { changeAnalyzer } from './change';
import { configAnalyzer } from './config';
import { dependenciesAnalyzer } from './dependencies';
import { eslintAnalyzer } from './eslint';
import { infrastructureAnalyzer } from './infrastructure';
import { acrossAnalyzer, createKnownEnds, loomAnalyzer } from './loom';
import { oxlintAnalyzer, oxlintStyleAnalyzer } from './oxlint';
import type { Analyzer } from './port';
import { pullRequestAnalyzer } from './pull-request';
import { ruffAnalyzer, ruffStyleAnalyzer } from './ruff';
import { createWorkerPool } from './sandbox';
import { secretsAnalyzer } from './secrets';
import { shellAnalyzer } from './shell';
import { sqlAnalyzer } from './sql';
import { webAnalyzer } from './web';

/**
 * Every analyzer of this Loom. Making them costs little: a tool is loaded by its worker, when there is a file for it.
 *
 * @param keepMs milliseconds that a worker is kept after its last file, for the next review; by default it ends with its review
 * @param presets whose analyzers are made too; a repository's rules file says which of them look at it
 */
export function createAnalyzers(keepMs = 0, presets: readonly Preset[] = []): readonly Analyzer[] {
  const workers = createWorkerPool(keepMs);
  const knownEnds = createKnownEnds();
  return [
    oxlintAnalyzer(workers),
    eslintAnalyzer(workers),
    ruffAnalyzer(workers),
    infrastructureAnalyzer(workers),
    loomAnalyzer(workers, knownEnds),
    acrossAnalyzer(workers, knownEnds),
    changeAnalyzer(workers),
    configAnalyzer(workers),
    apiAnalyzer(workers),
    shellAnalyzer(workers),
    sqlAnalyzer(workers),
    webAnalyzer(workers),
    secretsAnalyzer(workers),
    dependenciesAnalyzer(),
    pullRequestAnalyzer(),
    ...(presets.includes('style') ? [oxlintStyleAnalyzer(workers), ruffStyleAnalyzer(workers)] : []),
  ];
}

/** The rules of all analyzers, by id. */
export function allRules(analyzers: readonly Analyzer[]): readonly Rule[] {
  return analyzers.flatMap((analyzer) => analyzer.rules).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

import { type Preset, PRESETS, type Rule } from '../domain';
import { apiAnalyzer } from './api';
import { changeAnalyzer } from './change';
import { configAnalyzer } from './config';
import { dependenciesAnalyzer } from './dependencies';
import { eslintAnalyzer } from './eslint';
import { HOST_TOOL_RULES } from './host-tools';
import { infrastructureAnalyzer } from './infrastructure';
import { acrossAnalyzer, createKnownEnds, loomAnalyzer } from './loom';
import { oxlintAnalyzer, oxlintStyleAnalyzer } from './oxlint';
import type { Analyzer, FileAnalyzer } from './port';
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
 * @param hostTools of programs that are installed on this machine
 */
export function createAnalyzers(
  keepMs = 0,
  presets: readonly Preset[] = [],
  hostTools: readonly FileAnalyzer[] = [],
): readonly Analyzer[] {
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
    ...hostTools,
    ...(presets.includes('style') ? [oxlintStyleAnalyzer(workers), ruffStyleAnalyzer(workers)] : []),
  ];
}

/** The rules of these analyzers, by id. */
export function allRules(analyzers: readonly Analyzer[]): readonly Rule[] {
  return byId(analyzers.flatMap((analyzer) => analyzer.rules));
}

/** Every rule there is, by id: those that a repository has to ask for, and those of programs that have to be installed. */
export function knownRules(): readonly Rule[] {
  return byId([...allRules(createAnalyzers(0, PRESETS)), ...HOST_TOOL_RULES]);
}

function byId(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

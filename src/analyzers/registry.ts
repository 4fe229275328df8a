import type { Rule } from '../domain';
import { changeAnalyzer } from './change';
import { eslintAnalyzer } from './eslint';
import { infrastructureAnalyzer } from './infrastructure';
import { loomAnalyzer } from './loom';
import { oxlintAnalyzer } from './oxlint';
import type { Analyzer } from './port';
import { pullRequestAnalyzer } from './pull-request';
import { ruffAnalyzer } from './ruff';
import { secretsAnalyzer } from './secrets';

/** Every analyzer of this Loom. Making them costs little: a tool is loaded by its worker, when there is a file for it. */
export function createAnalyzers(): readonly Analyzer[] {
  return [
    oxlintAnalyzer(),
    eslintAnalyzer(),
    ruffAnalyzer(),
    infrastructureAnalyzer(),
    loomAnalyzer(),
    changeAnalyzer(),
    secretsAnalyzer(),
    pullRequestAnalyzer(),
  ];
}

/** The rules of all analyzers, by id. */
export function allRules(analyzers: readonly Analyzer[]): readonly Rule[] {
  return analyzers.flatMap((analyzer) => analyzer.rules).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

import oxlintPackage from 'oxlint/package.json';
import type { Rule } from '../../domain';
import type { AnalyzerContext, FileAnalyzer, FileReport, SourceFile } from '../port';
import type { WorkerPool } from '../sandbox';
import { tableHash } from '../table-hash';
import { oxlintConfiguration } from './configuration';
import { describeDiagnostics } from './describe';
import { lintApart } from './lint-apart';
import { lintFiles } from './lint-files';
import { isFlow, isScript, scratchContent } from './prepare-file';
import { toRule } from './rule-row';
import { OXLINT_ROWS, OXLINT_RULES } from './rules';
import { STYLE_ROWS } from './style-rules';

const STYLE = 'oxlint-style';
/** Move it when the way around oxlint changes what is found. */
const REVISION = 1;

/**
 * JavaScript and TypeScript by oxlint's bug rules: native code in a process of its own that reads a folder of our making, with our
 * configuration only.
 */
export function oxlintAnalyzer(workers: WorkerPool): FileAnalyzer {
  return {
    kind: 'file',
    name: 'oxlint',
    version: `${oxlintPackage.version}+${tableHash([REVISION, OXLINT_ROWS])}`,
    rules: OXLINT_RULES,
    accepts: isScript,
    analyze: (files, context) =>
      analyze(new Map(OXLINT_RULES.map((rule) => [rule.id, rule])), oxlintConfiguration(), workers, files, context),
  };
}

/** The same files by oxlint's rules of style, where a repository wants them. What does not parse is told by the other one. */
export function oxlintStyleAnalyzer(workers: WorkerPool): FileAnalyzer {
  const rules = STYLE_ROWS.map(toRule).map((rule): Rule => ({
    ...rule,
    id: `${STYLE}/${rule.id.slice('oxlint/'.length)}`,
    tool: STYLE,
    preset: 'style',
  }));
  const byOxlint = new Map(rules.map((rule) => [`oxlint/${rule.id.slice(STYLE.length + 1)}`, rule]));
  return {
    kind: 'file',
    name: STYLE,
    version: `${oxlintPackage.version}+${tableHash(STYLE_ROWS)}`,
    rules,
    preset: 'style',
    accepts: isScript,
    analyze: (files, context) => analyze(byOxlint, oxlintConfiguration(STYLE_ROWS), workers, files, context),
  };
}

/** @param rules by the id that oxlint's own name for them gives */
async function analyze(
  rules: ReadonlyMap<string, Rule>,
  configuration: object,
  workers: WorkerPool,
  files: readonly SourceFile[],
  context: AnalyzerContext,
): Promise<readonly FileReport[]> {
  const end = performance.now() + context.limits.runTimeoutMs;
  const inputs = files.map((file) => ({ ...file, content: scratchContent(file) }));
  const readable = inputs.filter(({ content }) => !isFlow(content));
  const outcomes = await lintApart(
    readable,
    (batch) => {
      const left = Math.max(1, end - performance.now());
      return lintFiles(batch, configuration, workers, context, Math.min(left, context.limits.fileTimeoutMs));
    },
    () => performance.now() < end,
  );
  const known = new Map(readable.map((input, index) => [input, outcomes[index]!]));
  return inputs.map((input): FileReport => {
    const { id, path } = input;
    const outcome = known.get(input) ?? { error: 'it is written in Flow' };
    if ('error' in outcome) return { id, path, findings: [], error: outcome.error };
    return { id, path, findings: describeDiagnostics(outcome.diagnostics, input, rules) };
  });
}

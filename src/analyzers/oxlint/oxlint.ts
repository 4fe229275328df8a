import oxlintPackage from 'oxlint/package.json';
import type { AnalyzerContext, FileAnalyzer, FileReport, SourceFile } from '../port';
import { tableHash } from '../table-hash';
import { oxlintConfiguration } from './configuration';
import { describeDiagnostics } from './describe';
import { lintApart } from './lint-apart';
import { lintFiles } from './lint-files';
import { isFlow, isScript, scratchContent } from './prepare-file';
import { OXLINT_ROWS, OXLINT_RULES } from './rules';

/** JavaScript and TypeScript by oxlint's bug rules: a program that reads a folder of our making, with our configuration only. */
export function oxlintAnalyzer(): FileAnalyzer {
  return {
    kind: 'file',
    name: 'oxlint',
    version: `${oxlintPackage.version}+${tableHash(OXLINT_ROWS)}`,
    rules: OXLINT_RULES,
    accepts: isScript,
    analyze,
  };
}

async function analyze(files: readonly SourceFile[], context: AnalyzerContext): Promise<readonly FileReport[]> {
  const rules = new Map(OXLINT_RULES.map((rule) => [rule.id, rule]));
  const configuration = oxlintConfiguration();
  const end = performance.now() + context.limits.runTimeoutMs;
  const inputs = files.map((file) => ({ ...file, content: scratchContent(file) }));
  const readable = inputs.filter(({ content }) => !isFlow(content));
  const outcomes = await lintApart(
    readable,
    (batch) => {
      const left = Math.max(1, end - performance.now());
      return lintFiles(batch, configuration, context, Math.min(left, context.limits.fileTimeoutMs));
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

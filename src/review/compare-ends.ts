import type { AnalyzerContext, ComparisonAnalyzer, FileReport, FilesNaming } from '../analyzers';
import { lineMap } from '../diff';
import type { ToolRun } from '../domain';
import type { ComparedFile } from './core';
import type { ReadFile } from './read-files';
import { answerFor, describeRun } from './run-analyzer';
import type { SourceLines } from './source-lines';

export interface Comparison {
  readonly files: readonly ComparedFile[];
  readonly runs: readonly ToolRun[];
}

/** Has every comparison look at the files it accepts. Its answers depend on both ends, so none of them is remembered. */
export async function compareEnds(
  analyzers: readonly ComparisonAnalyzer[],
  files: readonly ReadFile[],
  lines: SourceLines,
  context: AnalyzerContext,
  clock: () => number,
  naming: FilesNaming,
): Promise<Comparison> {
  const outcomes = await Promise.all(
    analyzers.map(async (analyzer) => {
      const started = clock();
      const accepted = files.filter(({ head }) => analyzer.accepts(head.path));
      const reports = await answerFor(
        accepted.map(({ head }) => head),
        () => analyzer.analyze(accepted, context, naming),
      );
      return {
        files: accepted.map((file, index) => compared(file, reports[index]!, lines)),
        run: describeRun(analyzer, reports, clock() - started),
      };
    }),
  );
  return { files: outcomes.flatMap((outcome) => outcome.files), runs: outcomes.map(({ run }) => run) };
}

function compared({ diff, head }: ReadFile, { findings }: FileReport, lines: SourceLines): ComparedFile {
  return { diff, lines: lineMap(diff), head: lines.of(head), findings };
}

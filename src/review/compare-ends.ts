import type { AnalyzerContext, ComparisonAnalyzer, ComparisonAnswer, FileReport, Surroundings } from '../analyzers';
import { lineMap } from '../diff';
import type { Finding, ToolRun } from '../domain';
import type { ComparedFile } from './core';
import type { ReadFile } from './read-files';
import { answerOr, describeRun, failedReports } from './run-analyzer';
import type { SourceLines } from './source-lines';

export interface Comparison {
  readonly files: readonly ComparedFile[];
  /** About files that cannot be read on the head. */
  readonly ofChange: readonly Finding[];
  readonly runs: readonly ToolRun[];
}

/** Has every comparison look at the files it accepts. Its answers depend on both ends, so none of them is remembered. */
export async function compareEnds(
  analyzers: readonly ComparisonAnalyzer[],
  files: readonly ReadFile[],
  lines: SourceLines,
  context: AnalyzerContext,
  clock: () => number,
  around: Surroundings,
): Promise<Comparison> {
  const outcomes = await Promise.all(
    analyzers.map(async (analyzer) => {
      const started = clock();
      const accepted = files.filter(({ head }) => analyzer.accepts(head.path));
      const { reports, ofChange } = await answerOr<ComparisonAnswer>(
        () => analyzer.analyze(accepted, context, around),
        (reason) => ({
          reports: failedReports(
            accepted.map(({ head }) => head),
            reason,
          ),
          ofChange: [],
        }),
      );
      return {
        files: accepted.map((file, index) => compared(file, reports[index]!, lines)),
        ofChange,
        run: describeRun(analyzer, reports, clock() - started, reports.length + ofChange.length > 0),
      };
    }),
  );
  return {
    files: outcomes.flatMap((outcome) => outcome.files),
    ofChange: outcomes.flatMap((outcome) => outcome.ofChange),
    runs: outcomes.map(({ run }) => run),
  };
}

function compared({ diff, head }: ReadFile, { findings }: FileReport, lines: SourceLines): ComparedFile {
  return { diff, lines: lineMap(diff), head: lines.of(head), findings };
}

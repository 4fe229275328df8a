import type { AnalyzerContext, FileAnalyzer, FileReport, SourceFile } from '../analyzers';
import type { CachedReports } from '../cache';
import { Failure, type ToolRun } from '../domain';

/** The answers of one file analyzer over both ends of the change. */
export interface AnalyzerOutcome {
  readonly run: ToolRun;
  /** One report for every file given, in the same order. */
  readonly reports: readonly FileReport[];
}

export interface AnalyzerEffects {
  readonly cache: CachedReports;
  /** Milliseconds from any fixed point. */
  readonly clock: () => number;
}

/** Answers from the cache where it can, asks the tool for the rest in one go, and remembers what it said. */
export async function runAnalyzer(
  analyzer: FileAnalyzer,
  files: readonly SourceFile[],
  context: AnalyzerContext,
  { cache, clock }: AnalyzerEffects,
): Promise<AnalyzerOutcome> {
  const started = clock();
  const key = { analyzer: analyzer.name, version: analyzer.version };
  const known = await Promise.all(files.map((file) => cache.get(key, file)));
  const missing = files.filter((_, index) => known[index] === null);
  const fresh =
    missing.length === 0
      ? []
      : await answerOr(
          () => analyzer.analyze(missing, context),
          (reason) => failedReports(missing, reason),
        );
  for (const report of fresh) cache.put(key, report);

  const answers = fresh.values();
  const reports = known.map((report) => report ?? answers.next().value!);
  return { reports, run: describeRun(analyzer, reports, clock() - started) };
}

/** A tool that cannot even be started degrades the review; only a stop on request ends it. */
export async function answerOr<T>(ask: () => Promise<T>, failed: (reason: string) => T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Failure && error.kind === 'cancelled') throw error;
    return failed(error instanceof Error ? error.message : String(error));
  }
}

/** What a tool that failed says of its files. */
export function failedReports(files: readonly SourceFile[], error: string): readonly FileReport[] {
  return files.map(({ id, path }) => ({ id, path, findings: [], error }));
}

export function describeRun(
  analyzer: Pick<FileAnalyzer, 'name' | 'version'>,
  reports: readonly FileReport[],
  durationMs: number,
  looked: boolean = reports.length > 0,
): ToolRun {
  const errors = reports.flatMap((report) => (report.error === undefined ? [] : [report.error]));
  const base = { name: analyzer.name, version: analyzer.version, durationMs: Math.round(durationMs) };
  if (!looked) return { ...base, state: 'skipped', reason: 'no file for it in this change' };
  if (errors.length === 0) return { ...base, state: 'completed' };
  const state = errors.length === reports.length ? 'failed' : 'degraded';
  return {
    ...base,
    state,
    reason: `${errors.length} of ${reports.length} file versions could not be analysed: ${errors[0]!}`,
  };
}

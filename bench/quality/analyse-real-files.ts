import type { Analyzer, FileAnalyzer, FileReport, SourceFile } from '../../src/analyzers';
import type { ReportCache } from '../../src/cache';
import { analyzerContext } from '../../src/review/limits';
import { runAnalyzer } from '../../src/review/run-analyzer';
import { filesToRead, type PreparedPullRequest } from './prepared';

const FILES_AT_ONCE = 800;
const RUN_TIMEOUT_MS = 600_000;

/** A file of real code as a whole, with what was found anywhere in it. */
export interface RealFile {
  readonly path: string;
  readonly lines: number;
  readonly findings: FileReport['findings'];
}

/**
 * Fills the cache with what every file analyzer says about both ends of every file, in a few large runs: starting the tools for
 * each item takes longer than all their work.
 * @returns every head that a review reads, each once
 */
export async function analyseRealFiles(
  prepared: readonly PreparedPullRequest[],
  analyzers: readonly Analyzer[],
  cache: ReportCache,
): Promise<readonly RealFile[]> {
  const read = prepared.flatMap(filesToRead);
  const versions = distinct(read.flatMap(({ head, base }) => (base === null ? [head] : [head, base])));
  const found = new Map<string, FileReport['findings']>();
  for (let from = 0; from < versions.length; from += FILES_AT_ONCE) {
    for (const report of await analyse(versions.slice(from, from + FILES_AT_ONCE), analyzers, cache)) {
      found.set(keyOf(report), [...(found.get(keyOf(report)) ?? []), ...report.findings]);
    }
  }
  return distinct(read.map(({ head }) => head)).map((file) => ({
    path: file.path,
    lines: file.content.reduce((count, byte) => (byte === 10 ? count + 1 : count), 0),
    findings: found.get(keyOf(file)) ?? [],
  }));
}

async function analyse(
  files: readonly SourceFile[],
  analyzers: readonly Analyzer[],
  cache: ReportCache,
): Promise<readonly FileReport[]> {
  const context = analyzerContext(new AbortController().signal, RUN_TIMEOUT_MS);
  const effects = { cache, clock: () => performance.now() };
  const ofFiles = analyzers.filter((analyzer): analyzer is FileAnalyzer => analyzer.kind === 'file');
  const outcomes = await Promise.all(
    ofFiles.map((analyzer) => {
      const accepted = files.filter(({ path }) => analyzer.accepts(path));
      return runAnalyzer(analyzer, accepted, context, effects);
    }),
  );
  return outcomes.flatMap(({ reports }) => reports);
}

function distinct(files: readonly SourceFile[]): readonly SourceFile[] {
  return [...new Map(files.map((file) => [keyOf(file), file])).values()];
}

function keyOf({ id, path }: Pick<SourceFile, 'id' | 'path'>): string {
  return `${id} ${path}`;
}

import type { Analyzer, FileAnalyzer, FileReport, SourceFile } from '../../src/analyzers';
import type { CachedReports } from '../../src/cache';
import { analyzerContext } from '../../src/review/limits';
import { runAnalyzer } from '../../src/review/run-analyzer';
import { contentId } from './memory-change';

/** So many files go through the tools together: starting them for each file takes longer than all their work. */
const FILES_AT_ONCE = 800;
const RUN_TIMEOUT_MS = 600_000;

/** What all file analyzers together say about one content. */
export interface Analysed {
  readonly file: SourceFile;
  readonly findings: FileReport['findings'];
  /** Names of the tools that could not analyse it. */
  readonly failed: readonly string[];
}

export function sourceFile(path: string, text: string): SourceFile {
  return { id: contentId(text), path, content: Buffer.from(text) };
}

/** Equal for equal contents under equal paths. */
export function fileKey({ id, path }: Pick<SourceFile, 'id' | 'path'>): string {
  return `${id} ${path}`;
}

/** Asks every file analyzer that accepts it about every file; answers are by `fileKey`. */
export async function analyseTexts(
  files: readonly SourceFile[],
  analyzers: readonly Analyzer[],
  cache: CachedReports,
): Promise<ReadonlyMap<string, Analysed>> {
  const distinct = [...new Map(files.map((file) => [fileKey(file), file])).values()];
  const analysed = new Map<string, Analysed>();
  for (let from = 0; from < distinct.length; from += FILES_AT_ONCE) {
    const batch = distinct.slice(from, from + FILES_AT_ONCE);
    for (const file of batch) analysed.set(fileKey(file), { file, findings: [], failed: [] });
    for (const { tool, report } of await askAll(batch, analyzers, cache)) {
      const known = analysed.get(fileKey(report))!;
      analysed.set(fileKey(report), {
        file: known.file,
        findings: [...known.findings, ...report.findings],
        failed: report.error === undefined ? known.failed : [...known.failed, tool],
      });
    }
  }
  return analysed;
}

async function askAll(
  files: readonly SourceFile[],
  analyzers: readonly Analyzer[],
  cache: CachedReports,
): Promise<readonly { readonly tool: string; readonly report: FileReport }[]> {
  const context = analyzerContext(new AbortController().signal, RUN_TIMEOUT_MS);
  const effects = { cache, clock: () => performance.now() };
  const ofFiles = analyzers.filter((analyzer): analyzer is FileAnalyzer => analyzer.kind === 'file');
  const outcomes = await Promise.all(
    ofFiles.map((analyzer) => {
      const accepted = files.filter(({ path }) => analyzer.accepts(path));
      return runAnalyzer(analyzer, accepted, context, effects);
    }),
  );
  return outcomes.flatMap(({ run, reports }) => reports.map((report) => ({ tool: run.name, report })));
}

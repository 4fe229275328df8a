import type { AnalyzerContext, FileAnalyzer, FileReport, SourceFile } from '../analyzers';
import { lineMap } from '../diff';
import type { Finding, ToolRun } from '../domain';
import { addedPlaces, type AnalysedFile, locate } from './core';
import type { ReadFile } from './read-files';
import { type AnalyzerEffects, type AnalyzerOutcome, runAnalyzer } from './run-analyzer';
import type { SourceLines } from './source-lines';

export interface Analysis {
  readonly files: readonly AnalysedFile[];
  readonly runs: readonly ToolRun[];
}

export interface AnalyseEffects extends AnalyzerEffects {
  /** Called whenever a tool starts or ends, with the names of those at work. */
  readonly onRunning: (names: readonly string[]) => void;
  /** Whether a finding counts at all. */
  readonly isWanted: (finding: Finding) => boolean;
  /** Called when a tool ends, with the number of places on added lines where any of them found something so far. */
  readonly onBrought: (places: number) => void;
}

/** Runs every analyzer over both ends of every file it accepts, all at once, and sorts the answers by file. */
export async function analyseFiles(
  analyzers: readonly FileAnalyzer[],
  files: readonly ReadFile[],
  lines: SourceLines,
  context: AnalyzerContext,
  effects: AnalyseEffects,
): Promise<Analysis> {
  const running = new Set(analyzers.map((analyzer) => analyzer.name));
  const brought = new Set<string>();
  effects.onRunning([...running]);
  const outcomes = await Promise.all(
    analyzers.map(async (analyzer) => {
      const outcome = await runAnalyzer(analyzer, versionsFor(analyzer, files), context, effects);
      running.delete(analyzer.name);
      effects.onRunning([...running]);
      for (const place of placesOf(outcome, files, effects)) brought.add(place);
      effects.onBrought(brought.size);
      return outcome;
    }),
  );
  const reports = indexReports(outcomes);
  return { files: files.map((file) => collect(file, reports, lines)), runs: outcomes.map((outcome) => outcome.run) };
}

function placesOf(
  { reports }: AnalyzerOutcome,
  files: readonly ReadFile[],
  { isWanted }: Pick<AnalyseEffects, 'isWanted'>,
): readonly string[] {
  const diffs = new Map(files.map(({ diff, head }) => [versionKey(head), diff]));
  return reports.flatMap((report) => {
    const diff = diffs.get(versionKey(report));
    return diff === undefined ? [] : [...addedPlaces(diff, report.findings.filter(isWanted))];
  });
}

function versionsFor(analyzer: FileAnalyzer, files: readonly ReadFile[]): readonly SourceFile[] {
  return files
    .flatMap(({ head, base }) => (base === null ? [head] : [base, head]))
    .filter((file) => analyzer.accepts(file.path));
}

interface ToolReport {
  readonly tool: string;
  readonly report: FileReport;
}

type Reports = ReadonlyMap<string, readonly ToolReport[]>;

function versionKey({ id, path }: { readonly id: string; readonly path: string }): string {
  return `${id} ${path}`;
}

function indexReports(outcomes: readonly AnalyzerOutcome[]): Reports {
  const reports = new Map<string, ToolReport[]>();
  for (const { run, reports: all } of outcomes) {
    for (const report of all) {
      const key = versionKey(report);
      const known = reports.get(key);
      const entry = { tool: run.name, report };
      if (known) known.push(entry);
      else reports.set(key, [entry]);
    }
  }
  return reports;
}

function collect({ diff, head, base }: ReadFile, reports: Reports, lines: SourceLines): AnalysedFile {
  const headReports = reports.get(versionKey(head)) ?? [];
  const baseReports = base === null ? [] : (reports.get(versionKey(base)) ?? []);
  const locateAll = (file: SourceFile, all: readonly ToolReport[]): AnalysedFile['head'] =>
    findingsOf(all).map((finding) => locate(finding, lines.of(file)));
  return {
    diff,
    lines: lineMap(diff),
    head: locateAll(head, headReports),
    base: base === null ? [] : locateAll(base, baseReports),
    headUnknown: unknown(headReports, baseReports),
    // A new file has no old version that could be unknown.
    baseUnknown: diff.oldPath === null ? new Set() : unknown(baseReports, headReports),
  };
}

function findingsOf(reports: readonly ToolReport[]): readonly Finding[] {
  return reports.flatMap(({ report }) => report.findings);
}

/** Tools that looked at the other end but not, or in vain, at this one: its content was not read, or its name is none of theirs. */
function unknown(here: readonly ToolReport[], there: readonly ToolReport[]): ReadonlySet<string> {
  const known = new Set(here.filter(({ report }) => report.error === undefined).map(({ tool }) => tool));
  return new Set([...here, ...there].map(({ tool }) => tool).filter((tool) => !known.has(tool)));
}

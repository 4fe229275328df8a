import type { Analyzer, ChangeAnalyzer, ChangeView, ComparisonAnalyzer, FileAnalyzer } from '../analyzers';
import type { CachedReports } from '../cache';
import type { Diff } from '../diff';
import type { Finding, Preset, Review, ReviewFinding, ToolRun } from '../domain';
import type { OpenChange } from '../platform';
import type { ConditionFacts, RulesFile } from '../rules-file';
import { analyseFiles } from './analyse';
import { compareEnds, type Comparison } from './compare-ends';
import {
  activePipelines,
  decideVerdict,
  evaluateGate,
  locate,
  mergeDuplicates,
  placeChangeFindings,
  placeComparisons,
  placeFindings,
  ruleFilter,
  selectFiles,
  sortFindings,
  splitIgnored,
  wantedAnalyzers,
  withoutSuggestion,
  worthReading,
} from './core';
import { analyzerContext, LOCK_LIMITS, READ_LIMITS } from './limits';
import { type ReadFile, readFiles, readLocks } from './read-files';
import { sourceLines } from './source-lines';
import type { ReviewStep } from './step';
import { stopwatch } from './stopwatch';
import { surroundingsOf } from './surroundings';
import { verifySuggestions } from './verify-suggestions';

export interface ExamineSettings {
  readonly analyzers: readonly Analyzer[];
  /** Its owner writes it down. */
  readonly cache: CachedReports;
  /** Milliseconds from any fixed point. */
  readonly clock: () => number;
  /** Longest time for one tool. */
  readonly runTimeoutMs: number;
  readonly signal: AbortSignal;
  readonly onStep: (step: ReviewStep) => void;
  /** Told whenever more is known of how many findings the change brings. */
  readonly onBrought?: (places: number) => void;
}

export interface ReviewResult {
  readonly review: Review;
  /** Milliseconds for which tools were at work. */
  readonly analysisMs: number;
  /** Lines of the file a finding is in, on its side; null when they were not read. */
  readonly sources: (finding: ReviewFinding) => readonly string[] | null;
}

/** What is known of a change before anything looks at its contents. */
export interface Subject {
  readonly diff: Diff;
  readonly rulesFile: RulesFile;
  /** Sentences about the rules. */
  readonly notices: readonly string[];
  readonly facts: Pick<ConditionFacts, 'author' | 'title' | 'labels'>;
  /** When the review began, by the clock of the settings. */
  readonly started: number;
}

/** No tool holds much more memory for a change of this size than for none. */
const SMALL_BYTES = 150_000;

/** Reads, analyzes, places and judges what the change brings. */
export async function examine(change: OpenChange, subject: Subject, settings: ExamineSettings): Promise<ReviewResult> {
  const { diff } = subject;
  const facts = { ...factsOf(diff), ...subject.facts };
  const rulesFile = { ...subject.rulesFile, pipelines: activePipelines(subject.rulesFile.pipelines, facts) };
  const { includePaths, ignorePaths } = rulesFile.triggers;
  const selection = selectFiles(diff.files, { include: includePaths, ignore: ignorePaths });
  const read = await readFiles(change, selection.selected, READ_LIMITS);
  const locks = await readLocks(change, selection.locks, LOCK_LIMITS);
  const lines = sourceLines([...read.files, ...locks]);

  const { fileAnalyzers, comparisons, changeAnalyzers } = chooseAnalyzers(settings.analyzers, rulesFile);
  const context = analyzerContext(settings.signal, settings.runTimeoutMs);
  const watch = stopwatch(settings.clock);
  const lastTool = deferred();
  const applyRules = ruleFilter(rulesFile);
  const effects = {
    cache: settings.cache,
    clock: settings.clock,
    onRunning: (running: readonly string[]) => {
      settings.onStep({ kind: 'analyzing', files: read.files.length, running });
      if (running.length <= 1) lastTool.resolve();
    },
    isWanted: (finding: Finding) => applyRules(finding) !== null,
    onBrought: (places: number) => settings.onBrought?.(places),
  };
  const lookAtChange = async (): Promise<readonly Finding[]> => {
    const view = await viewChange(change, diff, read.files, locks, changeAnalyzers);
    return (await Promise.all(changeAnalyzers.map((analyzer) => analyzer.analyze(view)))).flat();
  };
  const around = surroundingsOf(change, worthReading({ include: includePaths, ignore: ignorePaths }));
  // Of a large change not beside all the others: together their processes would hold too much memory. Beside the last, for which one
  // processor is enough.
  const compare = async (): Promise<Comparison> => {
    if (bytesOf(read.files) > SMALL_BYTES) await lastTool.promise;
    return watch.time(compareEnds(comparisons, read.files, lines, context, settings.clock, around));
  };
  // What looks at the change as a whole works in this process, while the tools work in theirs.
  const [analysis, ofChange, comparison] = await Promise.all([
    watch.time(analyseFiles(fileAnalyzers, read.files, lines, context, effects)),
    lookAtChange(),
    compare(),
  ]);

  const placed = [
    ...placeFindings(analysis.files),
    ...placeComparisons(comparison.files),
    ...placeChangeFindings(
      [...ofChange, ...comparison.ofChange].map((each) =>
        locate(each, each.path === null ? [] : (lines.at('new', each.path) ?? [])),
      ),
    ),
  ];
  const wanted = mergeDuplicates(placed.flatMap((finding) => applyRules(finding) ?? []));
  const { standing, ignored } = splitIgnored(wanted, (side, path) => lines.at(side, path));
  settings.onStep({ kind: 'placing' });
  settings.onBrought?.(standing.filter(isOffered).length);
  const judgedFiles = analysis.files.map(({ head, headUnknown: failed }, index) => ({
    file: read.files[index]!.head,
    findings: head.map(({ finding }) => finding),
    failed,
  }));
  const offering = standing.map((each) => (isOffered(each) ? each : withoutSuggestion(each)));
  const findings = sortFindings(
    await watch.time(verifySuggestions(offering, judgedFiles, fileAnalyzers, context, settings)),
  );
  const tools = [...analysis.runs, ...comparison.runs, ...changeAnalyzers.map(completed)];
  const gate = evaluateGate(findings, rulesFile.gate, tools);
  const review: Review = {
    verdict: decideVerdict(findings, rulesFile.output, tools),
    gate: gate.answer,
    gateReason: gate.reason,
    base: change.base,
    head: change.head,
    durationMs: Math.round(settings.clock() - subject.started),
    changedFiles: diff.files.length,
    additions: diff.additions,
    deletions: diff.deletions,
    tools,
    skipped: [...selection.skipped, ...read.skipped],
    notices: [
      ...change.notices,
      ...subject.notices,
      ...silenced(ignored.length),
      ...diff.notes.map(({ path, reason }) => (path === null ? reason : `${path}: ${reason}`)),
    ],
    findings,
  };
  return {
    review,
    analysisMs: Math.round(watch.total()),
    sources: ({ path, side }) => (path === null ? null : lines.at(side, path)),
  };
}

/** Of the new versions of the files. */
function bytesOf(files: readonly ReadFile[]): number {
  return files.reduce((sum, { head }) => sum + head.content.length, 0);
}

/** A promise that somebody else resolves. */
function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let settle = (): void => undefined;
  const promise = new Promise<void>((resolve) => (settle = resolve));
  return { promise, resolve: () => settle() };
}

/** Nobody is asked to mend what the change does not bring. */
function isOffered({ state, side }: ReviewFinding): boolean {
  return side === 'new' && state !== 'there_before';
}

/** What a pipeline's condition may ask of the diff. */
function factsOf({ files, additions, deletions }: Diff): Pick<ConditionFacts, 'files' | 'additions' | 'deletions'> {
  return { files: files.map(({ newPath, oldPath }) => newPath ?? oldPath!), additions, deletions };
}

function chooseAnalyzers(
  all: readonly Analyzer[],
  rulesFile: RulesFile,
): {
  fileAnalyzers: readonly FileAnalyzer[];
  comparisons: readonly ComparisonAnalyzer[];
  changeAnalyzers: readonly ChangeAnalyzer[];
} {
  const isWanted = wantedAnalyzers(rulesFile);
  const isOn = (preset: Preset | undefined): boolean => preset === undefined || rulesFile.presets.includes(preset);
  const wanted = all.filter(
    (analyzer) => isWanted(analyzer.name) && isOn(analyzer.kind === 'file' ? analyzer.preset : undefined),
  );
  return {
    fileAnalyzers: wanted.filter((analyzer) => analyzer.kind === 'file'),
    comparisons: wanted.filter((analyzer) => analyzer.kind === 'comparison'),
    changeAnalyzers: wanted.filter((analyzer) => analyzer.kind === 'change'),
  };
}

async function viewChange(
  change: OpenChange,
  diff: Diff,
  files: readonly ReadFile[],
  locks: readonly ReadFile[],
  analyzers: readonly ChangeAnalyzer[],
): Promise<ChangeView> {
  const sizes = await change.sizes(change.files.flatMap(({ newBlob }) => (newBlob === null ? [] : [newBlob])));
  const headSizes = new Map<string, number>();
  for (const { newPath, newBlob } of change.files) {
    const size = newBlob === null ? undefined : sizes.get(newBlob);
    if (newPath !== null && size !== undefined) headSizes.set(newPath, size);
  }
  const headFiles = new Map(files.map(({ head }) => [head.path, head]));
  const selected = new Set(headFiles.keys());
  const wanted = new Set(analyzers.flatMap((analyzer) => analyzer.wants({ diff, selected })));
  const texts = await Promise.all([...wanted].map(async (path) => [path, await change.readText('new', path)] as const));
  const headTexts = new Map(texts.flatMap(([path, text]) => (text === null ? [] : [[path, text] as const])));
  return { diff, headFiles, selected, headSizes, headTexts, locks };
}

function silenced(count: number): readonly string[] {
  if (count === 0) return [];
  return [`${count} ${count === 1 ? 'finding is' : 'findings are'} silenced by loom-ignore comments.`];
}

function completed({ name, version }: ChangeAnalyzer): ToolRun {
  return { name, version, state: 'completed', durationMs: 0 };
}

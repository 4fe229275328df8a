import type { Analyzer, ChangeAnalyzer, ChangeView, FileAnalyzer } from '../analyzers';
import type { ReportCache } from '../cache';
import { type Diff, DiffParser } from '../diff';
import type { Review, ReviewFinding, ToolRun } from '../domain';
import type { OpenChange } from '../platform';
import type { ConditionFacts, RulesFile } from '../rules-file';
import { analyseFiles } from './analyse';
import {
  activePipelines,
  decideVerdict,
  evaluateGate,
  locate,
  mergeDuplicates,
  placeChangeFindings,
  placeFindings,
  ruleFilter,
  selectFiles,
  sortFindings,
  wantedAnalyzers,
} from './core';
import { analyzerContext, READ_LIMITS } from './limits';
import { loadRules } from './load-rules';
import { type ReadFile, readFiles } from './read-files';
import { sourceLines } from './source-lines';
import type { ReviewStep } from './step';

export interface ReviewSettings {
  readonly analyzers: readonly Analyzer[];
  readonly cache: ReportCache;
  /** Milliseconds from any fixed point. */
  readonly clock: () => number;
  /** Longest time for one tool. */
  readonly runTimeoutMs: number;
  readonly signal: AbortSignal;
  readonly onStep: (step: ReviewStep) => void;
  /** Rules file to use instead of the base's. */
  readonly rules?: { readonly text: string; readonly name: string };
  /** Overrides the rules file's gate. */
  readonly failOn?: RulesFile['gate']['failOn'];
}

export interface ReviewResult {
  readonly review: Review;
  /** Lines of the file a finding is in, on its side; null when they were not read. */
  readonly sources: (finding: ReviewFinding) => readonly string[] | null;
}

/** The line of a review, from an open change to everything that is said about it. Writes nothing but the cache. */
export async function runReview(change: OpenChange, settings: ReviewSettings): Promise<ReviewResult> {
  const started = settings.clock();
  settings.onStep({ kind: 'gathering' });
  const [diff, loaded] = await Promise.all([readDiff(change), loadRules(change, settings.rules)]);
  const rulesFile = { ...loaded.rulesFile, pipelines: activePipelines(loaded.rulesFile.pipelines, factsOf(diff)) };
  const { includePaths, ignorePaths } = rulesFile.triggers;
  const selection = selectFiles(diff.files, { include: includePaths, ignore: ignorePaths });
  const read = await readFiles(change, selection.selected, READ_LIMITS);
  const lines = sourceLines(read.files);

  const { fileAnalyzers, changeAnalyzers } = chooseAnalyzers(settings.analyzers, rulesFile);
  const analysis = await analyseFiles(
    fileAnalyzers,
    read.files,
    lines,
    analyzerContext(settings.signal, settings.runTimeoutMs),
    {
      cache: settings.cache,
      clock: settings.clock,
      onRunning: (running) => settings.onStep({ kind: 'analyzing', files: read.files.length, running }),
    },
  );
  const view = await viewChange(change, diff, read.files);
  const ofChange = changeAnalyzers.flatMap((analyzer) => analyzer.analyze(view));

  settings.onStep({ kind: 'placing' });
  const placed = [
    ...placeFindings(analysis.files),
    ...placeChangeFindings(
      ofChange.map((each) => locate(each, each.path === null ? [] : (lines.at('new', each.path) ?? []))),
    ),
  ];
  const applyRules = ruleFilter(rulesFile);
  const findings = sortFindings(mergeDuplicates(placed.flatMap((finding) => applyRules(finding) ?? [])));
  const tools = [...analysis.runs, ...changeAnalyzers.map(completed)];
  const gate = evaluateGate(findings, { ...rulesFile.gate, failOn: settings.failOn ?? rulesFile.gate.failOn }, tools);
  const review: Review = {
    verdict: decideVerdict(findings, rulesFile.output, tools),
    gate: gate.answer,
    gateReason: gate.reason,
    base: change.base,
    head: change.head,
    durationMs: Math.round(settings.clock() - started),
    changedFiles: diff.files.length,
    additions: diff.additions,
    deletions: diff.deletions,
    tools,
    skipped: [...selection.skipped, ...read.skipped],
    notices: [
      ...change.notices,
      ...loaded.notices,
      ...diff.notes.map(({ path, reason }) => (path === null ? reason : `${path}: ${reason}`)),
    ],
    findings,
  };
  return { review, sources: ({ path, side }) => (path === null ? null : lines.at(side, path)) };
}

/** What a pipeline's condition may ask; a local branch has no author, title or labels. */
function factsOf({ files, additions, deletions }: Diff): ConditionFacts {
  const paths = files.map(({ newPath, oldPath }) => newPath ?? oldPath!);
  return { files: paths, additions, deletions, author: '', title: '', labels: [] };
}

async function readDiff(change: OpenChange): Promise<Diff> {
  const parser = new DiffParser();
  for await (const chunk of change.diff()) parser.push(chunk);
  return parser.end();
}

function chooseAnalyzers(
  all: readonly Analyzer[],
  rulesFile: RulesFile,
): { fileAnalyzers: FileAnalyzer[]; changeAnalyzers: ChangeAnalyzer[] } {
  const isWanted = wantedAnalyzers(rulesFile);
  const wanted = all.filter((analyzer) => isWanted(analyzer.name));
  return {
    fileAnalyzers: wanted.filter((analyzer) => analyzer.kind === 'file'),
    changeAnalyzers: wanted.filter((analyzer) => analyzer.kind === 'change'),
  };
}

async function viewChange(change: OpenChange, diff: Diff, files: readonly ReadFile[]): Promise<ChangeView> {
  const sizes = await change.sizes(change.files.flatMap(({ newBlob }) => (newBlob === null ? [] : [newBlob])));
  const headSizes = new Map<string, number>();
  for (const { newPath, newBlob } of change.files) {
    const size = newBlob === null ? undefined : sizes.get(newBlob);
    if (newPath !== null && size !== undefined) headSizes.set(newPath, size);
  }
  const headFiles = new Map(files.map(({ head }) => [head.path, head]));
  return { diff, headFiles, selected: new Set(headFiles.keys()), headSizes };
}

function completed({ name, version }: ChangeAnalyzer): ToolRun {
  return { name, version, state: 'completed', durationMs: 0 };
}

import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { allRules, type Analyzer, createAnalyzers } from '../analyzers';
import { NO_CACHE, openReportCache, pruneReportCache } from '../cache';
import { type CliEnvironment, loomVersion } from '../config';
import { Failure, PRESETS } from '../domain';
import { openLocalChange } from '../platform/local-git';
import { type ReviewResult, runReview } from '../review';
import { renderJson, renderMarkdown, renderSarif, renderText } from '../review/core';
import { installedTools, type ToolLog } from '../wiring/installed-tools';
import { EXIT } from './exit';
import { abortOnSignals } from './interrupt';
import { useColor } from './paint';
import { NO_PROGRESS, type Progress, terminalProgress } from './progress';

/** The options of `loom review`, as the command line gives them. */
export interface ReviewOptions {
  readonly path: string;
  readonly base?: string;
  readonly head?: string;
  readonly worktree?: boolean;
  /** Address of a pull request to review instead. */
  readonly pr?: string;
  readonly publish?: boolean;
  readonly format: 'text' | 'json' | 'sarif' | 'markdown';
  readonly output?: string;
  readonly failOn?: 'blocker' | 'warning' | 'none';
  readonly rules?: string;
  readonly all?: boolean;
  readonly cache: boolean;
  /** Seconds for one tool. */
  readonly timeout: number;
}

const TOOL_LOG: ToolLog = {
  info: () => undefined,
  warn: ({ tool, reason }) => {
    process.stderr.write(`${tool} of LOOM_HOST_TOOLS cannot be used: ${reason}.\n`);
  },
};

/** `loom review`: opens the change, reviews it, prints the result. Returns the exit code. */
export async function reviewCommand(options: ReviewOptions, environment: CliEnvironment): Promise<number> {
  const analyzers = createAnalyzers(0, PRESETS, await installedTools(environment.hostTools, TOOL_LOG));
  const progress = environment.progress && process.stderr.isTTY ? terminalProgress(process.stderr) : NO_PROGRESS;
  const interrupt = abortOnSignals();
  try {
    const result = await review(options, environment, analyzers, progress, interrupt.signal);
    progress.clear();
    await deliver(render(result, options, environment, analyzers), options.output);
    if (options.cache) await pruneReportCache(environment.cacheFolder, Date.now());
    return result.review.gate === 'fail' ? EXIT.gateFailed : EXIT.fine;
  } finally {
    progress.clear();
    interrupt.release();
  }
}

async function review(
  options: ReviewOptions,
  environment: CliEnvironment,
  analyzers: readonly Analyzer[],
  progress: Progress,
  signal: AbortSignal,
): Promise<ReviewResult> {
  const cache = options.cache ? openReportCache(environment.cacheFolder, loomVersion()) : NO_CACHE;
  const runTimeoutMs = options.timeout * 1000;
  if (options.pr !== undefined) {
    mustBeAlone(options);
    const { reviewPullRequestByUrl } = await import('./review-pull-request.js');
    const { pr: url, publish = false } = options;
    return reviewPullRequestByUrl({ url, publish, analyzers, cache, runTimeoutMs, signal });
  }
  if (options.publish) throw nowhereToPublish();
  const rulesText = options.rules === undefined ? undefined : await readRules(options.rules);
  progress.show({ kind: 'gathering' });
  const change = await openLocalChange({ ...definedRefs(options), path: resolve(options.path), signal });
  try {
    return await runReview(change, {
      analyzers,
      cache,
      clock: () => performance.now(),
      runTimeoutMs,
      signal,
      onStep: progress.show,
      ...(rulesText === undefined ? {} : { rules: { text: rulesText, name: options.rules! } }),
      ...(options.failOn === undefined ? {} : { failOn: options.failOn }),
    });
  } finally {
    await change.close();
  }
}

/** A pull request brings its own ends and rules. */
function mustBeAlone({ base, head, worktree, rules, failOn }: ReviewOptions): void {
  if ([base, head, worktree, rules, failOn].every((option) => option === undefined)) return;
  throw new Failure({
    kind: 'invalid',
    what: '--pr cannot be used together with --base, --head, --worktree, --rules or --fail-on.',
    next: 'Leave the others out: the pull request and its destination say all that.',
  });
}

function nowhereToPublish(): Failure {
  return new Failure({
    kind: 'invalid',
    what: '--publish needs --pr: only on a pull request there is a place to write to.',
    next: 'Add --pr with the address of the pull request, or leave --publish out.',
  });
}

function definedRefs({ base, head, worktree }: ReviewOptions): { base?: string; head?: string; worktree?: boolean } {
  if (worktree && head !== undefined) {
    throw new Failure({
      kind: 'invalid',
      what: '--head and --worktree cannot be used together.',
      next: 'Leave one of them out: the working tree always sits on HEAD.',
    });
  }
  return {
    ...(base === undefined ? {} : { base }),
    ...(head === undefined ? {} : { head }),
    ...(worktree ? { worktree } : {}),
  };
}

async function readRules(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Failure({
      kind: 'invalid',
      what: 'The rules file cannot be read.',
      where: file,
      next: 'Name an existing file with --rules.',
      cause,
    });
  }
}

function render(
  result: ReviewResult,
  options: ReviewOptions,
  environment: CliEnvironment,
  analyzers: readonly Analyzer[],
): string {
  const all = options.all ?? false;
  switch (options.format) {
    case 'json':
      return renderJson(result.review, { all });
    case 'sarif':
      return renderSarif(result.review, allRules(analyzers), { all, toolVersion: loomVersion() });
    case 'markdown':
      return renderMarkdown(result.review, { all });
    case 'text':
      return renderText(result.review, {
        all,
        color: options.output === undefined && useColor(environment),
        width: Math.min(process.stdout.columns || 100, 120),
        sources: result.sources,
      });
  }
}

async function deliver(text: string, output: string | undefined): Promise<void> {
  const ended = text.endsWith('\n') ? text : `${text}\n`;
  if (output !== undefined) return writeFile(output, ended);
  await new Promise<void>((done, failed) => {
    // A reader that stops early (`| head`) is answered in main.ts.
    process.stdout.write(ended, (error) =>
      error && (error as NodeJS.ErrnoException).code !== 'EPIPE' ? failed(error) : done(),
    );
  });
}

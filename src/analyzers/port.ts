import type { Finding, Preset, Rule } from '../domain';
import type { Diff } from '../diff';

/** One file content as data. The path is only a name: nothing is read from disk under it. */
export interface SourceFile {
  /** Git blob id of the content; equal ids mean equal bytes. */
  readonly id: string;
  /** Path in its tree, with `/`; hostile input (may hold newlines, `..` or any other character). */
  readonly path: string;
  readonly content: Uint8Array;
}

/** What one analyzer said about one file. */
export interface FileReport {
  readonly id: string;
  readonly path: string;
  readonly findings: readonly Finding[];
  /** Set when the file could not be analysed: one sentence for the run record. Findings are then empty. */
  readonly error?: string;
}

/** Bounds of one analyzer run; all of them are enforced from outside the tool's process. */
export interface AnalyzerLimits {
  /** Milliseconds one file may take before it is given up. */
  readonly fileTimeoutMs: number;
  /** Milliseconds the whole run may take. */
  readonly runTimeoutMs: number;
  /** Resident megabytes of the tool's process. */
  readonly memoryMb: number;
}

export interface AnalyzerContext {
  readonly limits: AnalyzerLimits;
  /** Aborted when the review is cancelled; the tool's processes are then killed and `analyze` rejects with a `cancelled` Failure. */
  readonly signal: AbortSignal;
}

/**
 * An analyzer that judges each file by itself, so that its reports can be cached by content and computed for
 * both ends of a change alike.
 *
 * `analyze` returns one report for every file it was given, in the same order, and never rejects for a reason that lies in a
 * file or in the tool (crash, hang, garbage output): such files get a report with `error`. It rejects only with
 * `Failure('cancelled')`, or for a bug of Loom. It is safe to call concurrently and keeps no state between calls.
 */
export interface FileAnalyzer {
  readonly kind: 'file';
  /** e.g. `ruff`; the first half of its rule ids. */
  readonly name: string;
  /** Version of the tool and of our configuration of it; a cache key, so it changes whenever answers could. */
  readonly version: string;
  readonly rules: readonly Rule[];
  /** Set when it looks only where the repository's rules file asks for the preset. */
  readonly preset?: Preset;
  /** By name only; false means the file is none of this tool's business. */
  accepts(path: string): boolean;
  analyze(files: readonly SourceFile[], context: AnalyzerContext): Promise<readonly FileReport[]>;
}

/** A changed file at both ends; `base` is null for a new one, and where its old content cannot be read. */
export interface ChangedSource {
  readonly head: SourceFile;
  readonly base: SourceFile | null;
}

/** The change as a change analyzer sees it. */
export interface ChangeView {
  readonly diff: Diff;
  /** Head contents of the changed text files that were selected for review, by new path. */
  readonly headFiles: ReadonlyMap<string, SourceFile>;
  /** Paths that a human maintains: selected for review (not generated, vendored, ignored or minified). */
  readonly selected: ReadonlySet<string>;
  /** Size in bytes of the head content of each changed file, by new path; deleted files are absent. */
  readonly headSizes: ReadonlyMap<string, number>;
  /** Texts of the head that an analyzer wanted besides, by path; what is not there is absent. */
  readonly headTexts: ReadonlyMap<string, string>;
  /** The lock files that the change touches, at both ends: programs write them, so nobody else is given them. */
  readonly locks: readonly ChangedSource[];
}

/**
 * An analyzer of the change as a whole: in process, total, without effects; others of the process have their turn between its
 * questions. Its findings are by nature brought by the change, so they are never compared with the base.
 */
export interface ChangeAnalyzer {
  readonly kind: 'change';
  readonly name: string;
  readonly version: string;
  readonly rules: readonly Rule[];
  /** Paths of other files whose head it wants to see, judging by the diff; few, and usually none. */
  wants(change: Pick<ChangeView, 'diff' | 'selected'>): readonly string[];
  analyze(change: ChangeView): Promise<readonly Finding[]>;
}

/**
 * Files of the head that the change leaves as they are, in which one of the words stands: those nearest to the change, and no more
 * than can be looked at. None where the host does not list its files.
 */
export type FilesNaming = (
  words: readonly string[],
  accepts: (path: string) => boolean,
) => Promise<readonly SourceFile[]>;

/** A file that the base had at its path, and that is there no more. */
export interface GoneFile {
  readonly base: SourceFile;
  /** Its path on the head; null where it was deleted. */
  readonly movedTo: string | null;
}

/** What lies around a change, looked up when it is asked for. */
export interface Surroundings {
  readonly filesNaming: FilesNaming;
  /** Paths of the head that the change touches. */
  readonly touched: readonly string[];
  /** Every path of the head; null where the host does not list its files. */
  paths(): Promise<ReadonlySet<string> | null>;
  /** What people wrote and the change deletes or moves: the first of it, where it is much. */
  gone(): Promise<readonly GoneFile[]>;
}

export interface ComparisonAnswer {
  /** About the heads that were given, in their order. */
  readonly reports: readonly FileReport[];
  /** About what was not given: files that are gone, or only moved. */
  readonly ofChange: readonly Finding[];
}

/**
 * An analyzer that compares both ends of the changed files. Its findings stand on the head and are by nature brought by the
 * change. `analyze` keeps the promises of a `FileAnalyzer`.
 */
export interface ComparisonAnalyzer {
  readonly kind: 'comparison';
  readonly name: string;
  readonly version: string;
  readonly rules: readonly Rule[];
  /** By the name of the head. */
  accepts(path: string): boolean;
  analyze(
    files: readonly ChangedSource[],
    context: AnalyzerContext,
    surroundings: Surroundings,
  ): Promise<ComparisonAnswer>;
}

export type Analyzer = FileAnalyzer | ChangeAnalyzer | ComparisonAnalyzer;

import type { ReviewFinding } from './finding';

export type Verdict = 'approve' | 'comment' | 'request_changes';

/** `not_evaluated` when our own outage left the answer open: it never fails somebody's build. */
export type GateAnswer = 'pass' | 'fail' | 'not_evaluated';

/**
 * `completed`: every file was analysed. `degraded`: some files were not, see `reason`.
 * `failed`: the tool gave nothing. `skipped`: nothing in the change is for this tool.
 */
export type ToolState = 'completed' | 'degraded' | 'failed' | 'skipped';

export interface ToolRun {
  readonly name: string;
  readonly version: string;
  readonly state: ToolState;
  readonly durationMs: number;
  /** Why the state is not `completed`, for a person. */
  readonly reason?: string;
}

/** A changed file that was not analysed, or not fully, and why. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
}

/** One end of the change under review. */
export interface Revision {
  /** What the user called it: `main`, `HEAD`, `worktree`. */
  readonly name: string;
  /** Full commit hash, or null for the uncommitted working tree. */
  readonly commit: string | null;
}

/** One run over one change: what every output format is rendered from. */
export interface Review {
  readonly verdict: Verdict;
  readonly gate: GateAnswer;
  /** Why the gate answered so, as one sentence. */
  readonly gateReason: string;
  readonly base: Revision;
  readonly head: Revision;
  readonly durationMs: number;
  readonly changedFiles: number;
  readonly additions: number;
  readonly deletions: number;
  readonly tools: readonly ToolRun[];
  readonly skipped: readonly SkippedFile[];
  /** Sentences about the run itself that a reader must know, e.g. an invalid rules file. */
  readonly notices: readonly string[];
  /** All findings of all states, most serious first, then by path and line. */
  readonly findings: readonly ReviewFinding[];
}

import type { Category } from './category';
import type { Severity } from './severity';

/** Whole lines, counted from 1, both ends included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** What an analyzer reports about one content, before the review knows whether the change brought it. */
export interface Finding {
  /** Rule id, `<tool>/<rule>`. */
  readonly rule: string;
  readonly tool: string;
  readonly severity: Severity;
  readonly category: Category;
  /** Plain text for a developer: what is wrong here and what to do. One to three sentences, no markup. */
  readonly message: string;
  /** Path with `/` in the analysed tree, or null when the finding is about the change as a whole. */
  readonly path: string | null;
  /** Lines of that path, or null when the finding is about the whole file or the whole change. */
  readonly lines: LineRange | null;
  /** e.g. `CWE-89`. */
  readonly cwe?: string;
  /** 0..1; absent means the rule makes no estimate. */
  readonly confidence?: number;
  /** Text that replaces the whole of `lines` when the fix is certain; no newline at its end. */
  readonly suggestion?: string;
  readonly helpUrl?: string;
  /** What several findings of a rule in a file may have in common, e.g. where their data comes from: one defect, told once. Of no meaning otherwise. */
  readonly cause?: string;
}

/** Where a finding stands against the change under review. */
export type FindingState = 'new' | 'outside_diff' | 'there_before' | 'fixed';

/** Which version of the file a line number counts in. */
export type Side = 'old' | 'new';

/** A finding of a review: placed against the diff and given its identity. */
export interface ReviewFinding extends Finding {
  readonly state: FindingState;
  /** `old` for a fixed finding, whose lines exist on the base only; otherwise `new`. */
  readonly side: Side;
  /** Identity across pushes: never the line number, never the message. 32 hexadecimal digits. */
  readonly fingerprint: string;
}

import type { Severity } from './severity';
import type { Category } from './category';
import type { LineRange, Side } from './finding';

/** The lines of the current diff that a comment hangs on. */
export interface Anchor {
  readonly path: string;
  readonly side: Side;
  /** Null: the comment is about the file as a whole. */
  readonly lines: LineRange | null;
}

/** A comment on a pull request, as the host has it now. */
export interface HostComment {
  readonly id: string;
  /** Markdown, as it was sent. Empty when deleted. */
  readonly body: string;
  /** Null when the host does not tell. */
  readonly author: string | null;
  /** Id of the comment it answers, or null. */
  readonly parent: string | null;
  /** Null for a comment on the pull request as a whole, and for replies. */
  readonly anchor: Anchor | null;
  readonly deleted: boolean;
  readonly resolved: boolean;
  /** Page for people. */
  readonly url: string | null;
}

export interface HostTask {
  readonly id: string;
  readonly body: string;
  readonly comment: string | null;
  readonly done: boolean;
}

/** One row of the report on the change as a whole (Code Insights). */
export interface Report {
  /** Stable id of the report, unique per commit. */
  readonly id: string;
  readonly title: string;
  /** Plain text, at most 2,000 characters. */
  readonly details: string;
  readonly result: 'pending' | 'passed' | 'failed';
  readonly link: string | null;
  /** At most 10. */
  readonly data: readonly ReportDatum[];
}

export type ReportDatum =
  | { readonly title: string; readonly kind: 'number'; readonly value: number }
  | { readonly title: string; readonly kind: 'text'; readonly value: string }
  | { readonly title: string; readonly kind: 'duration'; readonly milliseconds: number }
  | { readonly title: string; readonly kind: 'link'; readonly text: string; readonly url: string };

/** A finding beside its line in the report. Plain text only. */
export interface Annotation {
  /** Unique in the report; the finding's fingerprint. */
  readonly id: string;
  /** At most 450 characters. */
  readonly summary: string;
  readonly details: string | null;
  readonly severity: Severity;
  readonly category: Category;
  readonly path: string | null;
  /** From 1, on the new side; null means the top of the file. */
  readonly line: number | null;
  readonly link: string | null;
}

export interface BuildStatus {
  /** Stable, at most 40 characters. */
  readonly key: string;
  readonly state: 'in-progress' | 'successful' | 'failed' | 'stopped';
  readonly name: string;
  /** At most 255 characters. */
  readonly description: string;
  readonly url: string;
  /** Source branch, so that the host can tie the status to the pull request; null when it is gone. */
  readonly branch: string | null;
}

/** What Loom says as a reviewer; null withdraws whatever it said before. */
export type Vote = 'approve' | 'request_changes' | null;

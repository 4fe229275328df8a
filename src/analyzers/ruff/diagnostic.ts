/** A place as ruff counts it with UTF-16 columns: both from 1. */
interface RuffPosition {
  readonly row: number;
  readonly column: number;
}

export interface RuffEdit {
  readonly content: string | null;
  readonly location: RuffPosition;
  readonly end_location: RuffPosition;
}

/** The part of ruff's answer that is used. */
export interface RuffDiagnostic {
  readonly code: string | null;
  readonly message: string;
  readonly start_location: RuffPosition;
  readonly end_location: RuffPosition;
  readonly fix: { readonly edits: readonly RuffEdit[] } | null;
}

/** What the worker sends: a ruff code, or one of our own for files that do not parse. */
export interface RuffWire {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly suggestion?: string;
}

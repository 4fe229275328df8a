/** What goes over the channel between Loom and a worker of ours. */

/** To the worker, several in one message: judge this content. */
export interface Assignment {
  readonly index: number;
  readonly path: string;
  readonly text: string;
  /** The text before the change, for a tool that compares; null for the others and for new files. */
  readonly before: string | null;
}

/** To a worker whose tool prints: print what it says to these arguments, and then `end`, which no tool can guess. */
export interface PrintOrder {
  readonly args: readonly string[];
  readonly end: string;
}

/** From the worker: its tool is loaded; or its answer about one assignment, in the order they were sent. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'findings'; readonly index: number; readonly findings: readonly unknown[] }
  | { readonly kind: 'error'; readonly index: number; readonly error: string };

/** Reads a message of a worker; null when it is not one. A worker reads hostile files, so it is believed only as far as this goes. */
export function readAnswer(message: unknown): Answer | null {
  if (typeof message !== 'object' || message === null) return null;
  const { kind, index, findings, error } = message as Readonly<Record<string, unknown>>;
  if (kind === 'ready') return { kind };
  if (typeof index !== 'number') return null;
  if (kind === 'findings' && Array.isArray(findings)) return { kind, index, findings };
  if (kind === 'error' && typeof error === 'string') return { kind, index, error };
  return null;
}

/** Reads what was assigned, on the worker's side; what is no assignment is left out. */
export function readAssignments(message: unknown): readonly Assignment[] {
  return Array.isArray(message) ? message.flatMap((each) => readAssignment(each) ?? []) : [];
}

function readAssignment(message: unknown): Assignment | null {
  if (typeof message !== 'object' || message === null) return null;
  const { index, path, text, before } = message as Readonly<Record<string, unknown>>;
  if (typeof index !== 'number' || typeof path !== 'string' || typeof text !== 'string') return null;
  return { index, path, text, before: typeof before === 'string' ? before : null };
}

/** Reads an order to print, on the worker's side. */
export function readPrintOrder(message: unknown): PrintOrder | null {
  if (typeof message !== 'object' || message === null) return null;
  const { args, end } = message as Readonly<Record<string, unknown>>;
  if (!Array.isArray(args) || !args.every((each) => typeof each === 'string') || typeof end !== 'string') return null;
  return { args, end };
}

/** Messages between a review and its worker processes, over Node's own channel: nothing a tool prints can get into it. */

/** To the worker: one file, as data. */
export interface FileRequest {
  readonly index: number;
  readonly path: string;
  readonly text: string;
}

/** From the worker: what it found in the file of that index, or why it could not look. */
export interface FileAnswer {
  readonly index: number;
  readonly findings?: readonly unknown[];
  readonly error?: string;
}

/** What comes from a worker is checked: a tool that went wrong may send anything. */
export function isFileAnswer(message: unknown): message is FileAnswer {
  if (typeof message !== 'object' || message === null) return false;
  const { index, findings, error } = message as Partial<Record<keyof FileAnswer, unknown>>;
  if (!Number.isInteger(index)) return false;
  return typeof error === 'string' || (error === undefined && Array.isArray(findings));
}

import type { JudgeFile, WorkerFile } from '../sandbox';
import type { DocumentRule, Hit } from './rule';

/** What the worker sends: one finding of one rule. */
export interface DocumentWire extends Hit {
  readonly rule: string;
}

/** A longer file of such a format was made by a program, for a program. */
const MAX_LETTERS = 1_000_000;

/**
 * Judges files by the rules; a line gets one finding of a rule. `read` answers null for what is no document after all, and throws for one
 * that cannot be read.
 */
export function createJudge<Document>(
  rules: readonly DocumentRule<Document>[],
  read: (file: WorkerFile) => Document | null | Promise<Document | null>,
): JudgeFile {
  return async (file) => {
    if (file.text.length > MAX_LETTERS) throw new Error(`it is longer than ${MAX_LETTERS} characters`);
    const document = await read(file);
    if (document === null) return [];
    const found = new Map<string, DocumentWire>();
    for (const rule of rules) {
      for (const hit of rule.find(document)) {
        const key = `${hit.line} ${rule.name}`;
        if (!found.has(key)) found.set(key, { rule: rule.name, ...hit });
      }
    }
    return [...found.values()].sort((a, b) => a.line - b.line);
  };
}

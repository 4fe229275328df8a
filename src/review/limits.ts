import type { AnalyzerContext } from '../analyzers';

export interface ReadLimits {
  /** Bytes of one file. */
  readonly maxFileBytes: number;
  /** Bytes of all contents of both ends together. */
  readonly maxTotalBytes: number;
  readonly maxFiles: number;
}

/** Hand-written files are far below these; beyond them the review says what it left out. */
export const READ_LIMITS: ReadLimits = { maxFileBytes: 1_000_000, maxTotalBytes: 96_000_000, maxFiles: 2000 };

/** The lock file of a large project has some megabytes. */
export const LOCK_LIMITS: ReadLimits = { maxFileBytes: 16_000_000, maxTotalBytes: 64_000_000, maxFiles: 50 };

const FILE_TIMEOUT_MS = 15_000;
const MEMORY_MB = 2048;

export function analyzerContext(signal: AbortSignal, runTimeoutMs: number): AnalyzerContext {
  return {
    signal,
    limits: { fileTimeoutMs: Math.min(FILE_TIMEOUT_MS, runTimeoutMs), runTimeoutMs, memoryMb: MEMORY_MB },
  };
}

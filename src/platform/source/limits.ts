import type { SourceLimits } from './port';

const MIB = 1024 * 1024;

/** Far above what reviews need, and well below what hurts a small server. */
export const DEFAULT_LIMITS: SourceLimits = {
  transferBytes: 512 * MIB,
  openMs: 180_000,
  files: 10_000,
  diffBytes: 100 * MIB,
  memoryBytes: 2048 * MIB,
  processorSeconds: 120,
};

import type { DiffLimits } from './model';

/** Far above what a person can review, far below what would hurt the server. */
const DEFAULT_DIFF_LIMITS: DiffLimits = {
  maxBytes: 256 * 1024 * 1024,
  maxFiles: 100_000,
  maxLineBytes: 1024 * 1024,
};

/** Offsets are kept in 32 bits. */
const MAX_OFFSET = 0xffff_ffff;

/** `limits` over the defaults, within what the parser can address. */
export function withDefaults(limits: Partial<DiffLimits>): DiffLimits {
  const merged = { ...DEFAULT_DIFF_LIMITS, ...limits };
  return { ...merged, maxBytes: Math.min(merged.maxBytes, MAX_OFFSET) };
}

import type { SkippedFile, ToolRun, TrackedFinding, TrackedState } from '../../../domain';
import { isLeftOutByRules } from '../select';

/** What a review looked at: enough to tell why an earlier finding is not among those it found. */
export interface Coverage {
  readonly tools: readonly ToolRun[];
  readonly skipped: readonly SkippedFile[];
  /** Every path of the change, of both ends. */
  readonly paths: ReadonlySet<string>;
  /** True when a limit cut the diff short: what is missing may still be there. */
  readonly truncated: boolean;
}

/**
 * What became of a finding that this review did not find. Fixed only when the tool looked at the file and found nothing: a tool
 * that failed, a file that could not be read, leave it as it was.
 */
export function vanishedState(
  { state, tool, path }: Pick<TrackedFinding, 'state' | 'tool' | 'path'>,
  coverage: Coverage,
): TrackedState {
  if (state === 'fixed' || state === 'outdated') return state;
  const stays = state === 'dismissed' ? 'dismissed' : 'open';
  const run = coverage.tools.find(({ name }) => name === tool);
  if (run?.state === 'failed' || run?.state === 'degraded') return stays;
  if (path === null) return run === undefined ? 'outdated' : 'fixed';
  if (!coverage.paths.has(path)) return coverage.truncated ? stays : 'outdated';
  const skipped = coverage.skipped.find((each) => each.path === path);
  if (skipped) return isLeftOutByRules(skipped) ? 'outdated' : stays;
  return run === undefined ? 'outdated' : 'fixed';
}

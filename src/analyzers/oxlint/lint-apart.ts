import type { LintAnswer, LintInput } from './lint-files';
import type { Diagnostic } from './read-report';

/** What is known about one input in the end. */
export type LintOutcome = { readonly diagnostics: readonly Diagnostic[] } | { readonly error: string };

/** Parts that a failed batch is cut into: few rounds to the culprit, and few starts of the tool. */
const PARTS = 8;

/**
 * Lints all inputs at once; when that fails, in ever smaller parts, until the input that breaks the tool stands alone.
 * `lint` answers for a batch; `mayGoOn` says whether there is time for another one.
 */
export async function lintApart(
  inputs: readonly LintInput[],
  lint: (batch: readonly LintInput[]) => Promise<LintAnswer>,
  mayGoOn: () => boolean,
): Promise<readonly LintOutcome[]> {
  if (inputs.length === 0) return [];
  if (!mayGoOn()) return inputs.map(() => ({ error: 'not reached in time' }));
  const answer = await lint(inputs);
  if (answer.kind === 'said') return answer.diagnostics.map((diagnostics) => ({ diagnostics }));
  if (inputs.length === 1) return [{ error: answer.reason }];
  const outcomes: LintOutcome[] = [];
  const size = Math.ceil(inputs.length / PARTS);
  for (let start = 0; start < inputs.length; start += size) {
    outcomes.push(...(await lintApart(inputs.slice(start, start + size), lint, mayGoOn)));
  }
  return outcomes;
}

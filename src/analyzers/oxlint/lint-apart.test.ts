import { lintApart } from './lint-apart';
import type { LintAnswer, LintInput } from './lint-files';

const inputs: readonly LintInput[] = Array.from({ length: 100 }, (_, index) => ({
  path: `${index}.js`,
  content: Buffer.of(),
}));

/** A tool that breaks on one input. */
function breaksOn(path: string): { lint: (batch: readonly LintInput[]) => Promise<LintAnswer>; runs: () => number } {
  let runs = 0;
  const lint = (batch: readonly LintInput[]): Promise<LintAnswer> => {
    runs += 1;
    const failed = batch.some((input) => input.path === path);
    return Promise.resolve(
      failed ? { kind: 'failed', reason: 'it hangs' } : { kind: 'said', diagnostics: batch.map(() => []) },
    );
  };
  return { lint, runs: () => runs };
}

describe('lintApart', () => {
  it('asks once when nothing fails', async () => {
    const { lint, runs } = breaksOn('none');
    expect(await lintApart(inputs, lint, () => true)).toHaveLength(100);
    expect(runs()).toBe(1);
  });

  it('finds the one input that breaks the tool in few runs', async () => {
    const { lint, runs } = breaksOn('42.js');
    const outcomes = await lintApart(inputs, lint, () => true);
    expect(outcomes.flatMap((outcome, index) => ('error' in outcome ? [`${index} ${outcome.error}`] : []))).toEqual([
      '42 it hangs',
    ]);
    expect(runs()).toBeLessThan(25);
  });

  it('gives up what there is no time for', async () => {
    const { lint } = breaksOn('0.js');
    let turns = 2;
    const outcomes = await lintApart(inputs.slice(0, 8), lint, () => turns-- > 0);
    expect(outcomes).toEqual([
      { error: 'it hangs' },
      ...Array.from({ length: 7 }, () => ({ error: 'not reached in time' })),
    ]);
  });

  it('does not start the tool for nothing', async () => {
    const { lint, runs } = breaksOn('none');
    expect(await lintApart([], lint, () => true)).toEqual([]);
    expect(runs()).toBe(0);
  });
});

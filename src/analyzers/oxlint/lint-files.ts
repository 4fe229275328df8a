import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { AnalyzerContext } from '../port';
import { runPrintWorker, withScratchFolder, type WorkerPool } from '../sandbox';
import { scratchIndex, scratchName } from './prepare-file';
import { type Diagnostic, readReport } from './read-report';

export interface LintInput {
  readonly path: string;
  readonly content: Buffer;
}

/** What oxlint said about each input, in their order; or why it said nothing about any of them. */
export type LintAnswer =
  | { readonly kind: 'said'; readonly diagnostics: readonly (readonly Diagnostic[])[] }
  | { readonly kind: 'failed'; readonly reason: string };

const MAX_OUTPUT_BYTES = 200_000_000;

/** Absolute path of the program, a script for Node. */
export function oxlintProgram(): string {
  return join(dirname(require.resolve('oxlint/package.json')), 'bin', 'oxlint');
}

/**
 * Asks oxlint once, about a folder that holds the inputs under names of ours and beside it our configuration, and nothing else.
 * @throws Failure `cancelled`.
 */
export async function lintFiles(
  inputs: readonly LintInput[],
  configuration: object,
  workers: WorkerPool,
  { limits, signal }: AnalyzerContext,
  timeoutMs: number,
): Promise<LintAnswer> {
  return withScratchFolder(async (scratch) => {
    const config = join(scratch, 'configuration.json');
    const folder = join(scratch, 'files');
    await mkdir(folder);
    await writeFile(config, JSON.stringify(configuration));
    for (const [index, { path, content }] of inputs.entries())
      await writeFile(join(folder, scratchName(index, path)), content);
    const result = await runPrintWorker({
      module: join(__dirname, `worker${extname(__filename)}`),
      workers,
      args: ['--config', config, '--disable-nested-config', '--no-ignore', '--format', 'json', folder],
      timeoutMs,
      memoryMb: limits.memoryMb,
      maxOutputBytes: MAX_OUTPUT_BYTES,
      signal,
    });
    if (result.state === 'failed') return { kind: 'failed', reason: result.reason };
    const diagnostics = readReport(result.output);
    if (diagnostics === null) return { kind: 'failed', reason: 'it printed no report' };
    return { kind: 'said', diagnostics: byInput(diagnostics, inputs.length) };
  });
}

function byInput(diagnostics: readonly Diagnostic[], count: number): readonly (readonly Diagnostic[])[] {
  const groups: Diagnostic[][] = Array.from({ length: count }, () => []);
  for (const diagnostic of diagnostics) {
    const index = scratchIndex(diagnostic.filename);
    if (index !== null) groups[index]?.push(diagnostic);
  }
  return groups;
}

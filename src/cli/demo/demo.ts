import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliEnvironment } from '../../config';
import { reviewCommand } from '../review';
import { EXIT } from '../exit';
import { makeSampleRepository } from './make-sample';

/** `loom demo`: a made-up branch with real mistakes, reviewed exactly as `loom review` would. */
export async function demoCommand(options: { readonly keep?: boolean }, environment: CliEnvironment): Promise<number> {
  const root = await mkdtemp(join(tmpdir(), 'loom-demo-'));
  try {
    await makeSampleRepository(root);
    process.stdout.write('A made-up shop; its branch `order-search` is reviewed against `main`:\n\n');
    const code = await reviewCommand({ path: root, format: 'text', cache: false, timeout: 300 }, environment);
    if (options.keep) process.stdout.write(`\nThe repository is kept in ${root}\n`);
    process.stdout.write('\nNow try it on a repository of yours: loom review PATH\n');
    // Findings are what the demo is for: only a run that went wrong is a failure.
    return code === EXIT.gateFailed ? EXIT.fine : code;
  } finally {
    if (!options.keep) await rm(root, { recursive: true, force: true });
  }
}

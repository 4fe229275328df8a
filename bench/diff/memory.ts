import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { largeDiff } from './large-diff';
import { inEmptyFolder } from './referee';

const MEGABYTES = 100;
const SEED = 7;
const ROUNDS = 3;

const Report = z.object({ added: z.number(), textBytes: z.number().positive(), files: z.number().positive() });

/** Peak memory that parsing adds to the text, per byte of text: the worst of several processes. See `memory-child.ts`. */
export function measureMemory(): number {
  return inEmptyFolder((folder) => {
    const file = path.join(folder, 'large.diff');
    writeFileSync(file, largeDiff(MEGABYTES, SEED));
    return Math.max(...Array.from({ length: ROUNDS }, () => addedPerByte(file)));
  });
}

function addedPerByte(file: string): number {
  const script = path.join(__dirname, 'memory-child.ts');
  const run = spawnSync(process.execPath, ['--import', 'tsx', script, file], { encoding: 'utf8', cwd: __dirname });
  if (run.status !== 0) throw new Error(`The process that measures memory failed: ${run.stderr}`);
  const report = Report.parse(JSON.parse(run.stdout));
  return report.added / report.textBytes;
}

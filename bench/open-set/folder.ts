import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Labelled code and real changes; data beside the repository, never part of it. */
const DEFAULT_FOLDER = join(__dirname, '..', '..', '..', 'shared', 'bench');

/** The folder of the open set, or null when it is not on this machine: then stderr says so. `LOOM_BENCH_SET` names another one. */
export function openSetFolder(): string | null {
  const folder = resolve(process.env.LOOM_BENCH_SET ?? DEFAULT_FOLDER);
  if (existsSync(join(folder, 'lines'))) return folder;
  process.stderr.write(
    `THE OPEN SET IS ABSENT: ${folder} holds no labelled code, so nothing is measured on it. Set LOOM_BENCH_SET to its folder.\n`,
  );
  return null;
}

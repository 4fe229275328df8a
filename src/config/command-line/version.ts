import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Loom's own version, from package.json. */
export function loomVersion(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

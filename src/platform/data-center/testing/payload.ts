import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve(__dirname, '../../../../../shared/payloads/data-center/api');

/** A recorded answer of the host, or null, said aloud, where the recordings are not at hand. */
export function recordedPayload(name: string): unknown {
  if (existsSync(FOLDER)) return JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
  console.warn(`Skipped: no recorded payloads, so ${name} was not read.`);
  return null;
}

import { createHash } from 'node:crypto';
import { readFile as readWith, writeFile as writeWith } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { CATEGORIES, type Finding, SEVERITIES } from '../domain';

/** Those of `fs/promises` take several times the processor time for so small a file, and there are hundreds. */
const [readFile, writeFile] = [promisify(readWith), promisify(writeWith)];

const findingsSchema = z.array(
  z.object({
    rule: z.string(),
    tool: z.string(),
    severity: z.enum(SEVERITIES),
    category: z.enum(CATEGORIES),
    message: z.string(),
    path: z.string().nullable(),
    lines: z.object({ start: z.int(), end: z.int() }).nullable(),
    cwe: z.string().exactOptional(),
    confidence: z.number().exactOptional(),
    suggestion: z.string().exactOptional(),
    helpUrl: z.string().exactOptional(),
    cause: z.string().exactOptional(),
  }),
) satisfies z.ZodType<readonly Finding[]>;

const entrySchema = z.array(z.object({ analyzer: z.string(), version: z.string(), findings: findingsSchema }));

/** What one analyzer, in one version of itself and its rules, said of a file. */
export interface Said {
  readonly analyzer: string;
  readonly version: string;
  readonly findings: readonly Finding[];
}

/** What all analyzers said of one content under one path. */
export type Entry = readonly Said[];

/** Where the answers about this content under this path are kept for this release of Loom. */
export function entryPath(folder: string, release: string, path: string, id: string): string {
  const name = createHash('sha256')
    .update(JSON.stringify([release, path, id]))
    .digest('hex');
  return join(folder, 'reports', name.slice(0, 2), name);
}

/** Empty where there is none, and where it is damaged. */
export async function readEntry(entry: string): Promise<Entry> {
  try {
    return entrySchema.parse(JSON.parse(await readFile(entry, 'utf8')));
  } catch {
    return [];
  }
}

/** Written aside and renamed, so that a reader never meets half an entry. Never rejects: a write that fails is forgotten. */
export async function writeEntry(entry: string, said: Entry): Promise<void> {
  const aside = `${entry}.${process.pid}`;
  const write = (): Promise<void> => writeFile(aside, JSON.stringify(said), { mode: 0o600 });
  try {
    try {
      await write();
    } catch {
      await mkdir(dirname(entry), { recursive: true, mode: 0o700 });
      await write();
    }
    await rename(aside, entry);
  } catch {
    await rm(aside, { force: true }).catch(() => undefined);
  }
}

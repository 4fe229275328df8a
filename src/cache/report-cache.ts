import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { FileReport, SourceFile } from '../analyzers';
import { CATEGORIES, type Finding, SEVERITIES } from '../domain';

/** What makes an answer reusable: the same tool, the same rules, the same path, the same bytes. */
export interface CacheKey {
  readonly analyzer: string;
  readonly version: string;
}

/**
 * Reports of file analyzers by content, so that the base of a change, and what a push left alone, is analysed once.
 * A cache is a convenience: an unreadable entry is a miss and a failed write is forgotten.
 */
export interface ReportCache {
  get(key: CacheKey, file: SourceFile): Promise<FileReport | null>;
  put(key: CacheKey, report: FileReport): Promise<void>;
}

const entrySchema = z.array(
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

export const NO_CACHE: ReportCache = {
  get: () => Promise.resolve(null),
  put: () => Promise.resolve(),
};

/**
 * A cache of one small file per answer under `folder`, which is made on the first write, readable by its owner alone.
 * @param release Loom's version: another one may bring other plug-ins, and old and new answers must not be compared
 */
export function openReportCache(folder: string, release: string): ReportCache {
  return {
    get: (key, file) => read(entryPath(folder, release, key, file), file),
    put: (key, report) => write(entryPath(folder, release, key, report), report),
  };
}

function entryPath(
  folder: string,
  release: string,
  key: CacheKey,
  file: { readonly id: string; readonly path: string },
): string {
  const name = createHash('sha256')
    .update(JSON.stringify([release, key.analyzer, key.version, file.path, file.id]))
    .digest('hex');
  return join(folder, 'reports', name.slice(0, 2), name);
}

async function read(entry: string, file: SourceFile): Promise<FileReport | null> {
  try {
    const findings = entrySchema.parse(JSON.parse(await readFile(entry, 'utf8')));
    return { id: file.id, path: file.path, findings };
  } catch {
    return null;
  }
}

/** Written aside and renamed, so that a reader never meets half an entry. A report with an error is not an answer: kept out. */
async function write(entry: string, report: FileReport): Promise<void> {
  if (report.error !== undefined) return;
  const aside = `${entry}.${process.pid}`;
  try {
    await mkdir(dirname(entry), { recursive: true, mode: 0o700 });
    await writeFile(aside, JSON.stringify(report.findings), { mode: 0o600 });
    await rename(aside, entry);
  } catch {
    await rm(aside, { force: true }).catch(() => undefined);
  }
}

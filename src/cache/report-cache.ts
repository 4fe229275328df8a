import type { FileReport, SourceFile } from '../analyzers';
import { type Entry, entryPath, readEntry, type Said, writeEntry } from './entry-file';

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
  /** For one review: each entry is read once, and written once. */
  begin(): CachedReports;
}

export interface CachedReports {
  get(key: CacheKey, file: SourceFile): Promise<FileReport | null>;
  /** Kept in memory. A report with an error is no answer: the next run may do better. */
  put(key: CacheKey, report: FileReport): void;
  /** Writes what was put, one entry after the other: while tools are at work there are better uses for processor and disk. */
  flush(): Promise<void>;
}

export const NO_CACHE: ReportCache = {
  begin: () => ({ get: () => Promise.resolve(null), put: () => undefined, flush: () => Promise.resolve() }),
};

/**
 * A cache of one small file per content under `folder`, which is made on the first write, readable by its owner alone.
 * @param release Loom's version: another one may bring other plug-ins, and old and new answers must not be compared
 */
export function openReportCache(folder: string, release: string): ReportCache {
  return { begin: () => cachedReports((path, id) => entryPath(folder, release, path, id)) };
}

function cachedReports(placeOf: (path: string, id: string) => string): CachedReports {
  const known = new Map<string, Promise<Entry>>();
  let fresh = new Map<string, readonly Said[]>();
  let flushed: Promise<void> = Promise.resolve();

  function read(place: string): Promise<Entry> {
    const started = known.get(place);
    if (started) return started;
    const reading = readEntry(place);
    known.set(place, reading);
    return reading;
  }

  async function writeAll(): Promise<void> {
    const all = fresh;
    fresh = new Map();
    for (const [place, said] of all) {
      const names = new Set(said.map(({ analyzer }) => analyzer));
      const entry = [...(await read(place)).filter(({ analyzer }) => !names.has(analyzer)), ...said];
      known.set(place, Promise.resolve(entry));
      await writeEntry(place, entry);
    }
  }

  return {
    async get({ analyzer, version }, { path, id }) {
      const said = (await read(placeOf(path, id))).find((each) => each.analyzer === analyzer);
      return said?.version === version ? { id, path, findings: said.findings } : null;
    },
    put({ analyzer, version }, { path, id, findings, error }) {
      if (error !== undefined) return;
      const place = placeOf(path, id);
      const others = (fresh.get(place) ?? []).filter((said) => said.analyzer !== analyzer);
      fresh.set(place, [...others, { analyzer, version, findings }]);
    },
    flush: () => (flushed = flushed.then(writeAll)),
  };
}

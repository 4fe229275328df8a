import type { FileReport } from '../../src/analyzers';
import type { CacheKey, CachedReports } from '../../src/cache';

/** Remembers every report for the time of one run, errors too: a file that failed once is not tried again. */
export function memoryCache(): CachedReports {
  const reports = new Map<string, FileReport>();
  const place = ({ analyzer, version }: CacheKey, { id, path }: Pick<FileReport, 'id' | 'path'>): string =>
    JSON.stringify([analyzer, version, id, path]);
  return {
    get: (key, file) => Promise.resolve(reports.get(place(key, file)) ?? null),
    put: (key, report) => void reports.set(place(key, report), report),
    flush: () => Promise.resolve(),
  };
}

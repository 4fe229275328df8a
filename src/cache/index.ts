export { pruneReportCache } from './prune';
export { type CachedReports, type CacheKey, NO_CACHE, openReportCache, type ReportCache } from './report-cache';

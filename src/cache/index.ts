export { pruneReportCache } from './prune';
export { type CacheKey, NO_CACHE, openReportCache, type ReportCache } from './report-cache';

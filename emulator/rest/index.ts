export { createApiApp, type ApiOptions } from './api-app';
export { createRequestLog, type LoggedRequest, type RequestLog } from './request-log';
export type { AddonKeeper } from './routes/addon';
export type { RateLimitOptions } from './access';
export { answerError } from './errors';

export type {
  Answer,
  Authorization,
  Call,
  CallBody,
  HttpClient,
  HttpSession,
  Method,
  RateClass,
  SessionOptions,
  StreamedAnswer,
} from './call';
export { createHttpClient, type HttpClientOptions } from './client';
export { oneLine } from './error-body';
export { formBody, jsonBody, parseAnswer, parseJson } from './json';
export { readPages } from './pages';
export { redact } from './redact';
export { type RefusedCall } from './status-failure';
export type { ProxyOptions } from './transport';

import { type Problem, problemOf, serverAway } from './problem';

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  readonly etag?: string | null;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly etag: string | null;
  /** The server's clock in milliseconds since the epoch, where it told. */
  readonly serverTime: number | null;
}

/** One request on its way: resolves with any answer, a bad one too, and rejects with a `Problem` when there is none. */
export type Transport = (request: Request, session: string) => Promise<Answer>;

const TIMEOUT_MS = 20_000;

/** A transport over the browser's `fetch`, below the path that the server lives at. */
export function httpTransport(basePath: string, timeoutMs = TIMEOUT_MS): Transport {
  return async (request, session) => {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), timeoutMs);
    const stop = (): void => timeout.abort();
    request.signal?.addEventListener('abort', stop);
    if (request.signal?.aborted) timeout.abort();
    try {
      const response = await fetch(`${basePath}${request.path}`, {
        method: request.method,
        headers: headersOf(request, session),
        body: request.body === undefined ? null : JSON.stringify(request.body),
        signal: timeout.signal,
        cache: 'no-store',
        credentials: 'omit',
      });
      return {
        status: response.status,
        body: parsed(await response.text()),
        etag: response.headers.get('etag'),
        serverTime: timeOf(response.headers.get('date')),
      };
    } catch {
      throw serverAway();
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', stop);
    }
  };
}

/** The body of a good answer; a bad one is thrown as its problem. */
export function bodyOf(answer: Answer): unknown {
  if (answer.status >= 200 && answer.status < 300) return answer.body;
  throw problemFrom(answer);
}

export function problemFrom(answer: Answer): Problem {
  return problemOf(answer.status, answer.body);
}

function headersOf(request: Request, session: string): Record<string, string> {
  return {
    accept: 'application/json',
    authorization: `Bearer ${session}`,
    ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(request.etag ? { 'if-none-match': request.etag } : {}),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function timeOf(date: string | null): number | null {
  const time = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? null : time;
}

import type { Request, RequestHandler } from 'express';

/** One answered (or cut) request to the API or to git. */
export interface LoggedRequest {
  readonly method: string;
  /** With the query. Credentials are never in it. */
  readonly path: string;
  readonly identity: string | null;
  /** 0 while there is no answer, and when the connection was cut. */
  readonly status: number;
  /** Milliseconds since the epoch when it came in. */
  readonly at: number;
}

export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  clear(): void;
  watch(identityOf: (request: Request) => string | null): RequestHandler;
}

type Mutable = { -readonly [Name in keyof LoggedRequest]: LoggedRequest[Name] };

export function createRequestLog(clock: () => number): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    clear: () => void entries.splice(0),
    watch: (identityOf) => (request, response, next) => {
      const logged: Mutable = {
        method: request.method,
        path: request.originalUrl,
        identity: null,
        status: 0,
        at: clock(),
      };
      entries.push(logged);
      response.once('finish', () => {
        logged.status = response.statusCode;
        logged.identity = identityOf(request);
      });
      next();
    },
  };
}

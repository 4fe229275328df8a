import type { RequestHandler } from 'express';

/** A time during which an instance is there and serves nothing, as while it starts. */
export interface Outage {
  /** Answers 503 from now on, for so long or until `end`. */
  begin(forMs?: number): void;
  end(): void;
  readonly handler: RequestHandler;
}

const PAGE = '<html><body><h1>Bitbucket is starting up</h1></body></html>';

export function createOutage(clock: () => number): Outage {
  let until = 0;
  return {
    begin(forMs = Infinity) {
      until = clock() + forMs;
    },
    end() {
      until = 0;
    },
    handler: (request, response, next) => {
      if (clock() >= until) next();
      else if (request.accepts(['html', 'json']) === 'json') response.status(503).json({ state: 'STARTING' });
      else response.status(503).type('html').send(PAGE);
    },
  };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface Arrival {
  readonly method: string;
  /** Exactly as in the request line. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects are sent as JSON. */
  readonly body?: unknown;
}

/** What a route does: a reply, or anything with the raw response. */
export type Route = Reply | ((arrival: Arrival, response: ServerResponse) => Reply | null | Promise<Reply | null>);

export interface ScriptServer {
  readonly url: string;
  readonly arrivals: readonly Arrival[];
  /**
   * Declares what answers `METHOD /path` (query left out, or given to be exact). Several routes of one name answer in turn, the
   * last one for good.
   */
  on(name: string, ...routes: readonly Route[]): void;
  /** Arrivals of one method and path, query left out. */
  arrivalsOf(name: string): readonly Arrival[];
  close(): Promise<void>;
}

/**
 * A server whose routes a test declares. A request that no route expects is answered 501 and makes `close` reject, so that the
 * test fails.
 */
export async function startScriptServer(): Promise<ScriptServer> {
  const routes = new Map<string, Route[]>();
  const arrivals: Arrival[] = [];
  const unexpected: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrival = await arrivalOf(request);
    arrivals.push(arrival);
    const exact = `${arrival.method} ${arrival.url}`;
    const queue = routes.get(exact) ?? routes.get(nameOf(arrival));
    const route = queue && queue.length > 1 ? queue.shift() : queue?.[0];
    if (!route) {
      unexpected.push(exact);
      send(response, { status: 501 });
      return;
    }
    const reply = typeof route === 'function' ? await route(arrival, response) : route;
    if (reply) send(response, reply);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    on(name, ...declared) {
      routes.set(name, [...declared]);
    },
    arrivalsOf: (name) => arrivals.filter((arrival) => nameOf(arrival) === name),
    async close() {
      await closeServer(server);
      if (unexpected.length > 0) throw new Error(`Requests that no route expected: ${unexpected.join(', ')}`);
    },
  };
}

function nameOf({ method, url }: Arrival): string {
  return `${method} ${url.replace(/\?.*$/, '')}`;
}

async function arrivalOf(request: IncomingMessage): Promise<Arrival> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    headers: request.headers,
    body: Buffer.concat(parts).toString('utf8'),
  };
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: Reply): void {
  const raw = typeof body === 'string' || Buffer.isBuffer(body) || body === undefined;
  response.writeHead(status, { ...(raw ? {} : { 'content-type': 'application/json' }), ...headers });
  response.end(raw ? body : JSON.stringify(body));
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

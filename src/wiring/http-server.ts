import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure } from '../domain';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface ServerRoutes {
  /** Path of the public address, which a proxy may or may not have taken off. */
  readonly basePath: string;
  /** Answered before Express sees them, by exact path. */
  readonly direct: Readonly<Record<string, Handler>>;
  readonly rest: Handler;
}

export interface RunningServer {
  readonly address: string;
  /** Takes no new connections, lets answers end, closes what idles. */
  stop(): Promise<void>;
}

/** Senders of webhooks and browsers are never slower than this; who is, holds a connection for nothing. */
const HEADERS_MS = 15_000;
const REQUEST_MS = 60_000;

/** @throws Failure `unavailable` when the port cannot be taken */
export async function listen(
  { basePath, direct, rest }: ServerRoutes,
  host: string,
  port: number,
): Promise<RunningServer> {
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS }, (request, response) => {
    const url = request.url ?? '/';
    const query = url.indexOf('?');
    const path = query < 0 ? url : url.slice(0, query);
    const local = basePath !== '' && path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
    (Object.hasOwn(direct, local) ? direct[local]! : rest)(request, response);
  });
  await new Promise<void>((done, failed) => {
    server.once('error', (cause) => failed(cannotListen(host, port, cause)));
    server.listen(port, host, done);
  });
  const bound = server.address() as AddressInfo;
  return { address: `http://${host}:${bound.port}`, stop: () => stop(server) };
}

function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeIdleConnections();
  });
}

function cannotListen(host: string, port: number, cause: Error): Failure {
  const taken = 'code' in cause && cause.code === 'EADDRINUSE';
  return new Failure({
    kind: 'unavailable',
    what: taken ? `Port ${port} is taken.` : `Loom cannot listen on port ${port}: ${cause.message}.`,
    where: `${host}:${port}`,
    next: taken ? 'Stop the other program, or set PORT to another one.' : 'Check PORT and LOOM_HOST.',
    cause,
  });
}

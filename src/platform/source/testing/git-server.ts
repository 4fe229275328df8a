import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { basename, dirname } from 'node:path';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
}

/** What the server does with a request instead of answering it; undefined answers it. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  | { readonly kind: 'hang' }
  /** Sends so many bytes of the body, then resets the connection. */
  | { readonly kind: 'cut'; readonly afterBytes: number };

export interface GitServer {
  readonly origin: string;
  readonly seen: readonly SeenRequest[];
  /** Bytes of all bodies sent. */
  sentBytes(): number;
  /** Clone address of a repository by its folder. */
  url(repository: { readonly path: string }): string;
  close(): Promise<void>;
}

export interface GitServerOptions {
  readonly username: string;
  readonly secret: string;
  /** Protocol v2, which every current server speaks. */
  readonly modern?: boolean;
  /** Key and certificate, to be reached by https. */
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly fault?: (request: SeenRequest, index: number) => Fault | undefined;
}

/** Serves bare repositories of the temporary folder by `git http-backend` on loopback, for whoever has the secret. */
export async function startGitServer(options: GitServerOptions): Promise<GitServer> {
  const seen: SeenRequest[] = [];
  const roots = new Map<string, string>();
  let sent = 0;
  const expected = `Basic ${Buffer.from(`${options.username}:${options.secret}`).toString('base64')}`;

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://server');
    const one = { method: request.method ?? '', path: url.pathname, authorization: request.headers.authorization };
    seen.push(one);
    const fault = options.fault?.(one, seen.length - 1);
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'status') return void response.writeHead(fault.status, fault.headers).end();
    if (one.authorization !== expected) {
      return void response.writeHead(401, { 'www-authenticate': 'Basic realm="test"' }).end();
    }
    const root = roots.get(url.pathname.split('/')[1] ?? '');
    if (root === undefined) return void response.writeHead(404).end();
    const limit = fault?.kind === 'cut' ? fault.afterBytes : Infinity;
    serve(request, response, url, root, options.modern ?? true, limit, (bytes) => (sent += bytes));
  };
  const server = options.tls ? createSecureServer(options.tls, answer) : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `${options.tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    seen,
    sentBytes: () => sent,
    url({ path }) {
      roots.set(basename(path), dirname(path));
      return `${origin}/${basename(path)}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function serve(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  root: string,
  modern: boolean,
  limit: number,
  count: (bytes: number) => void,
): void {
  const backend = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH ?? '',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      REMOTE_USER: 'tester',
      REQUEST_METHOD: request.method,
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: request.headers['content-type'],
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
      GIT_PROTOCOL: modern ? request.headers['git-protocol']?.toString() : undefined,
    },
  });
  request.pipe(backend.stdin);
  // Git that answers early does not read to the end.
  backend.stdin.on('error', () => undefined);
  response.on('close', () => backend.kill());
  let head: Buffer = Buffer.alloc(0);
  let body = 0;
  const send = (bytes: Buffer): void => {
    const part = bytes.subarray(0, Math.max(0, limit - body));
    body += part.length;
    count(part.length);
    response.write(part, () => {
      if (body >= limit) response.destroy();
    });
  };
  backend.stdout.on('data', (chunk: Buffer) => {
    if (response.headersSent) {
      send(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    const fields = head
      .subarray(0, end)
      .toString('latin1')
      .split('\r\n')
      .map((line) => line.split(': ', 2));
    const status = fields.find(([name]) => name === 'Status')?.[1];
    for (const [name = '', value = ''] of fields) if (name !== 'Status') response.setHeader(name, value);
    response.writeHead(status === undefined ? 200 : Number.parseInt(status, 10));
    send(head.subarray(end + 4));
  });
  backend.stdout.on('end', () => response.end());
}

import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { gitEnvironment } from './run-git';

export interface GitTarget {
  readonly folder: string;
  readonly service: string;
  readonly query: string;
  readonly user: string;
  /** What is done when git is through, before the client is told so. */
  readonly whenDone: () => Promise<void>;
}

/** Answers one smart HTTP request for a bare repository by `git http-backend`. */
export function serveGit(request: IncomingMessage, response: ServerResponse, target: GitTarget): Promise<void> {
  const { headers, method } = request;
  const child = spawn('git', ['http-backend'], {
    env: {
      ...gitEnvironment(),
      GIT_PROJECT_ROOT: path.dirname(target.folder),
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${path.basename(target.folder)}/${target.service}`,
      QUERY_STRING: target.query,
      REQUEST_METHOD: method ?? 'GET',
      CONTENT_TYPE: headers['content-type'] ?? '',
      REMOTE_USER: target.user,
      REMOTE_ADDR: '127.0.0.1',
      ...present('CONTENT_LENGTH', headers['content-length']),
      ...present('HTTP_CONTENT_ENCODING', headers['content-encoding']),
      ...present('GIT_PROTOCOL', headers['git-protocol']),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // The backend may end before it has read the request, and the client may leave.
  child.stdin.on('error', () => undefined);
  request.pipe(child.stdin);
  response.once('close', () => child.kill());
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      if (!response.headersSent) response.statusCode = 500;
      target
        .whenDone()
        .finally(() => response.end())
        .then(resolve, reject);
    });
    forwardCgi(child.stdout, response);
  });
}

/** The backend speaks CGI: header lines, an empty line, the body. */
function forwardCgi(output: NodeJS.ReadableStream, response: ServerResponse): void {
  let head = Buffer.alloc(0);
  const onHead = (chunk: Buffer): void => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return;
    output.off('data', onHead);
    for (const line of head.subarray(0, end).toString('latin1').split('\r\n')) {
      const [name = '', value = ''] = line.split(/: (.*)/s, 2);
      if (name.toLowerCase() === 'status') response.statusCode = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.flushHeaders();
    const body = head.subarray(end + 4);
    if (body.length > 0) response.write(body);
    output.pipe(response, { end: false });
  };
  output.on('data', onHead);
}

function present(name: string, value: string | string[] | undefined): Record<string, string> {
  return typeof value === 'string' ? { [name]: value } : {};
}

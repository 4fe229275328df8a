import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { gitEnvironment } from './run-git';

/** What is said before the refs, except in version 2 of the protocol. */
const PREAMBLE = '001e# service=git-upload-pack\n0000';

/**
 * Answers what a client asks who fetches: where the refs are (GET), or for objects (POST). It starts the one program that knows.
 * `git http-backend` would start two more around it at every request, and a host that keeps its server running has none of these to
 * wait for.
 */
export function serveUploadPack(request: IncomingMessage, response: ServerResponse, folder: string): Promise<void> {
  const { headers, method } = request;
  const asksForRefs = method === 'GET';
  const version = headers['git-protocol'];
  const args = ['upload-pack', '--stateless-rpc', ...(asksForRefs ? ['--advertise-refs'] : []), folder];
  const child = spawn('git', args, {
    env: { ...gitEnvironment(), ...(typeof version === 'string' ? { GIT_PROTOCOL: version } : {}) },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // Git may end before it has read the request, and the client may leave.
  const ignore = (): void => undefined;
  if (headers['content-encoding'] === 'gzip') pipeline(request, createGunzip(), child.stdin, ignore);
  else pipeline(request, child.stdin, ignore);
  response.once('close', () => child.kill());

  response.setHeader('Cache-Control', 'no-cache, max-age=0, must-revalidate');
  response.setHeader('Content-Type', `application/x-git-upload-pack-${asksForRefs ? 'advertisement' : 'result'}`);
  if (asksForRefs && version !== 'version=2') response.write(PREAMBLE);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      if (!response.headersSent) response.statusCode = 500;
      response.end();
      resolve();
    });
    child.stdout.pipe(response, { end: false });
  });
}

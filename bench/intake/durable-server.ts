import { closeSync, fdatasync, openSync, writeSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { serveMeasured } from './serve-measured';

/**
 * The least an endpoint can do that promises durability: append the body to a file, flush, then say 202. What arrives during a flush
 * shares the next one. The physical limit of this disk for "written down before it is answered".
 */
const file = openSync(process.argv[2]!, 'a');
let waiting: ServerResponse[] = [];
let flushing = false;

function flush(): void {
  if (flushing || waiting.length === 0) return;
  flushing = true;
  const served = waiting;
  waiting = [];
  fdatasync(file, () => {
    for (const response of served) {
      response.writeHead(202, { 'Content-Type': 'application/json', 'Content-Length': 23 });
      response.end('{"message":"Accepted."}');
    }
    flushing = false;
    flush();
  });
}

process.on('exit', () => closeSync(file));
serveMeasured(
  createServer((request, response) => {
    request.on('data', (chunk: Buffer) => void writeSync(file, chunk));
    request.on('end', () => {
      waiting.push(response);
      flush();
    });
  }),
);

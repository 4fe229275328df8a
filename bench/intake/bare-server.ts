import { createServer } from 'node:http';
import { serveMeasured } from './serve-measured';

/** The least a webhook endpoint can do: read the body and say 202. */
serveMeasured(
  createServer((request, response) => {
    request.on('data', () => undefined);
    request.on('end', () => {
      response.writeHead(202, { 'Content-Type': 'application/json', 'Content-Length': 23 });
      response.end('{"message":"Accepted."}');
    });
  }),
);

import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { oncePerTurn } from './once-per-turn';
import { type ReceiveDeps, receive } from './receive';
import { type Answer, type Door, headerOf, type WebhookRequest } from './request';

/** Bitbucket sends at most 256 KB; more is no webhook. */
const MOST_BYTES = 1024 * 1024;

/** Serves one webhook address on bare `node:http`: Express would cost more than everything else together. */
export function webhookHandler(
  door: Door,
  deps: ReceiveDeps,
): (request: IncomingMessage, response: ServerResponse) => void {
  const judge = oncePerTurn<readonly [WebhookRequest, ServerResponse]>(([request, response]) => {
    void receive(door, request, deps).then((answer) => send(response, answer));
  });
  return (request, response) => {
    if (request.method !== 'POST') {
      response.setHeader('Allow', 'POST');
      send(response, { status: 405, text: 'Webhooks are sent by POST.' });
      return;
    }
    if (isConnectionTest(door, request)) {
      request.resume();
      send(response, { status: 200, text: 'The connection works.' });
      return;
    }
    const type = request.headers['content-type'] ?? '';
    if (!/^application\/json\b/i.test(type)) {
      send(response, { status: 415, text: 'The body must be application/json.' });
      return;
    }
    readBody(request, (body) => {
      if (body === null) {
        send(response, { status: 413, text: 'The body is larger than any webhook.' });
        return;
      }
      const { headers, url = '/', method = 'POST' } = request;
      judge([{ headers, url, method, body }, response]);
    });
  };
}

/** Believed unsigned, since nothing comes of it; some hosts send it without a body. */
function isConnectionTest({ sender }: Door, request: IncomingMessage): boolean {
  return sender.testEvent !== null && headerOf(request, 'x-event-key') === sender.testEvent;
}

/** Calls back once: with the whole body, or with null as soon as it is too large. Not at all when the sender goes away. */
function readBody(request: IncomingMessage, done: (body: Uint8Array | null) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let over = false;
  request.on('error', () => undefined);
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (over) return;
    if (size > MOST_BYTES) {
      over = true;
      done(null);
      return;
    }
    chunks.push(chunk);
  });
  request.on('end', () => {
    if (!over) done(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size));
  });
}

function send(response: ServerResponse, { status, text, retryAfterSeconds }: Answer): void {
  const body = JSON.stringify({ message: text });
  const headers: OutgoingHttpHeaders = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  };
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = retryAfterSeconds;
  // What is left of a body that was refused is not read: the connection cannot be used again.
  if (status === 413) headers.Connection = 'close';
  response.writeHead(status, headers);
  response.end(body);
}

import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sampleDescriptor } from './sample-descriptor';

export interface AppCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An app that keeps what it is told. */
export interface SampleApp {
  readonly baseUrl: string;
  readonly descriptorUrl: string;
  readonly calls: readonly AppCall[];
  /** Status of every answer to a call; `onCall` may change it. */
  status: number;
  /** Runs while the app answers. */
  onCall: (call: AppCall) => void | Promise<void>;
  /** What is served as the descriptor. */
  descriptor: Readonly<Record<string, unknown>>;
  /** What is served at any other address, as HTML. */
  page: (url: URL) => string;
  close(): Promise<void>;
}

export async function startSampleApp(): Promise<SampleApp> {
  const calls: AppCall[] = [];
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const app: SampleApp = {
    baseUrl,
    descriptorUrl: `${baseUrl}/atlassian-connect.json`,
    calls,
    status: 204,
    onCall: () => undefined,
    descriptor: sampleDescriptor(baseUrl),
    page: () => '',
    close: () => stop(server),
  };
  server.on('request', (request, response) => {
    if (request.method === 'GET') {
      const url = new URL(request.url ?? '/', baseUrl);
      const isDescriptor = url.pathname === '/atlassian-connect.json';
      response.setHeader('Content-Type', isDescriptor ? 'application/json' : 'text/html; charset=utf-8');
      response.end(isDescriptor ? JSON.stringify(app.descriptor) : app.page(url));
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as AppCall['body'];
      const call = { path: request.url ?? '', headers: request.headers, body };
      calls.push(call);
      void Promise.resolve(app.onCall(call)).then(() => response.writeHead(app.status).end());
    });
  });
  return app;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}

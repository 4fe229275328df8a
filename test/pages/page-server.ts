import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { PageBoot } from '../../src/web/api/contract';
import { answerApi } from './page-api';

const BUILT = path.resolve(__dirname, '../../dist/frontend');
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
};

export interface PageServer {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves the built pages as the server does, under the same content security policy, with made-up answers:
 * `/panel.html?view=running` shows the panel in that state, `/host?page=panel.html&view=running` the same in a host's frame.
 */
export async function servePages(port = 0): Promise<PageServer> {
  const server = createServer((request, response) => answer(server, request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: originOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(server: Server, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', originOf(server));
  if (url.pathname === '/favicon.ico') {
    response.writeHead(204).end();
    return;
  }
  if (url.pathname.startsWith('/api/')) return void answerApi(request, response, url.pathname);
  if (url.pathname === '/host') {
    send(response, 'text/html', hostPage(url));
    return;
  }
  if (url.pathname === '/host.js') {
    send(response, 'text/javascript', HOST_SCRIPT);
    return;
  }
  if (url.pathname === '/all.js') {
    send(response, 'text/javascript', FRAME_SCRIPT);
    return;
  }
  const file = path.join(BUILT, path.posix.normalize(url.pathname));
  const type = TYPES[path.extname(file)];
  if (!type) return void response.writeHead(404).end();
  if (type !== 'text/html') {
    send(response, type, readFileSync(file));
    return;
  }
  send(response, type, pageWithBoot(readFileSync(file, 'utf8'), url));
}

function pageWithBoot(html: string, url: URL): string {
  const boot: PageBoot = {
    page: path.basename(url.pathname, '.html') as PageBoot['page'],
    session: url.searchParams.get('view') ?? 'findings',
    basePath: '',
    hostScript: url.searchParams.has('framed') ? `${url.origin}/all.js` : null,
    settingsUrl: null,
  };
  const json = JSON.stringify(boot).replaceAll('<', '\\u003c');
  return html.replace('<!--loom-boot-->', `<script type="application/json" id="loom-boot">${json}</script>`);
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'",
  });
  response.end(body);
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function hostPage(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  query.set('framed', '1');
  const frame = `/${query.get('page') ?? 'panel.html'}?${query.toString()}`
    .replaceAll('&', '&amp;')
    .replaceAll('"', '');
  return `<!doctype html><html lang="en"><title>Host</title><iframe title="Loom" src="${frame}" width="600" height="40"></iframe><script src="/host.js"></script></html>`;
}

/** The host's side: gives the frame the height it asks for. */
const HOST_SCRIPT = `addEventListener('message', (event) => {
  if (event.data && event.data.height) document.querySelector('iframe').height = parseInt(event.data.height, 10);
});`;

/** The frame's side: what hosts call \`all.js\`. */
const FRAME_SCRIPT = `window.AP = {
  require: (name, use) => use(name === 'env' ? { resize: (width, height) => parent.postMessage({ height }, '*') } : undefined),
};`;

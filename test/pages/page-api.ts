import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { PANEL_VIEWS, SETTINGS_VIEWS } from '../../frontend/src/testing/views';
import type { PanelView, SettingsValues, SettingsView } from '../../src/web/api/contract';

const panels: Readonly<Record<string, PanelView>> = PANEL_VIEWS;
const settings: Readonly<Record<string, SettingsView>> = SETTINGS_VIEWS;

/** Answers for the pages; the session names the view. `away` fails, `loading` never answers. */
export async function answerApi(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const view = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const body = (await text(request)) || '{}';
  if (view === 'loading') return;
  if (view === 'away') {
    json(response, 503, null);
    return;
  }
  if (view === 'expired') {
    json(response, 401, {
      error: { code: 'expired', message: 'This page’s session has ended.', next: 'Reload the page.' },
    });
    return;
  }
  if (path === '/api/session') {
    json(response, 200, { session: view, expiresAt: Date.now() + 900_000 });
    return;
  }
  if (path.startsWith('/api/panel')) {
    answerPanel(request, response, path, panels[view], body);
    return;
  }
  const shown = settings[view];
  if (path.endsWith('/webhook-secret')) {
    json(response, 200, { secret: ['made', 'up', 'secret'].join('-') });
    return;
  }
  if (request.method === 'PUT' && shown) {
    json(response, 200, { ...shown, settings: (JSON.parse(body) as { settings: SettingsValues }).settings });
    return;
  }
  json(response, shown ? 200 : 404, shown ?? null);
}

function answerPanel(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  view: PanelView | undefined,
  body: string,
): void {
  if (!view) {
    json(response, 404, null);
    return;
  }
  const [, fingerprint, verb] = /^\/api\/panel\/findings\/([^/]+)\/(dismiss|restore)$/.exec(path) ?? [];
  const dismissal =
    verb === 'dismiss'
      ? { byName: 'You', reason: (JSON.parse(body) as { reason: string }).reason, at: Date.now() }
      : null;
  const findings = view.findings.map((finding) =>
    finding.fingerprint === fingerprint
      ? { ...finding, dismissal, state: dismissal ? ('dismissed' as const) : ('open' as const) }
      : finding,
  );
  const answer = JSON.stringify({ ...view, findings });
  const etag = `"${createHash('sha256').update(answer).digest('hex').slice(0, 16)}"`;
  if (request.method === 'GET' && request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
  response.writeHead(200, { 'content-type': 'application/json', etag }).end(answer);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

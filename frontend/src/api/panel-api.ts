import type { PanelView } from '../../../src/web/api/contract';
import type { Session } from './session';
import { bodyOf } from './transport';

export interface PanelAnswer {
  /** Null when nothing changed since the answer with `etag`. */
  readonly view: PanelView | null;
  readonly etag: string | null;
}

/** What the panel asks of the server. Failures are thrown as `Problem`. */
export interface PanelApi {
  read(etag: string | null, signal: AbortSignal): Promise<PanelAnswer>;
  rerun(): Promise<PanelView>;
  dismiss(fingerprint: string, reason: string): Promise<PanelView>;
  restore(fingerprint: string): Promise<PanelView>;
}

export function panelApi(session: Session): PanelApi {
  const post = async (path: string, body: unknown = {}): Promise<PanelView> =>
    bodyOf(await session.send({ method: 'POST', path, body })) as PanelView;
  const finding = (fingerprint: string): string => `/api/panel/findings/${encodeURIComponent(fingerprint)}`;
  return {
    async read(etag, signal) {
      const answer = await session.send({ method: 'GET', path: '/api/panel', etag, signal });
      if (answer.status === 304) return { view: null, etag };
      return { view: bodyOf(answer) as PanelView, etag: answer.etag };
    },
    rerun: () => post('/api/panel/rerun'),
    dismiss: (fingerprint, reason) => post(`${finding(fingerprint)}/dismiss`, { reason }),
    restore: (fingerprint) => post(`${finding(fingerprint)}/restore`),
  };
}

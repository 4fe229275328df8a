import type { SessionView } from '../../../src/web/api/contract';
import { type Answer, bodyOf, type Request, type Transport } from './transport';

/** The page's session: sends requests under it and keeps it alive while the page is open. */
export interface Session {
  send(request: Request): Promise<Answer>;
  close(): void;
}

/** The page does not say how long its first session lasts, so it is renewed early. */
const FIRST_RENEWAL_MS = 60_000;
const LEAST_WAIT_MS = 10_000;
const RETRY_MS = 15_000;

export function openSession(transport: Transport, first: string): Session {
  let token = first;
  let closed = false;
  let renewal: Promise<void> | null = null;
  let timer = setTimeout(keepAlive, FIRST_RENEWAL_MS);

  async function fetchNext(): Promise<void> {
    const answer = await transport({ method: 'POST', path: '/api/session' }, token);
    const next = bodyOf(answer) as SessionView;
    token = next.session;
    plan(renewalDelay(next.expiresAt - (answer.serverTime ?? Date.now())));
  }

  /** One renewal at a time, however many requests ask for it. */
  function renew(): Promise<void> {
    renewal ??= fetchNext().finally(() => (renewal = null));
    return renewal;
  }

  function keepAlive(): void {
    renew().catch(() => plan(RETRY_MS));
  }

  function plan(delay: number): void {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(keepAlive, delay);
  }

  return {
    async send(request) {
      const used = token;
      const answer = await transport(request, used);
      if (answer.status !== 401) return answer;
      try {
        // Another request may have renewed it meanwhile.
        if (used === token) await renew();
      } catch {
        return answer;
      }
      return transport(request, token);
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** When to renew a session that lasts for `lifetime` milliseconds: with a fifth of it left. */
export function renewalDelay(lifetime: number): number {
  return Math.max(LEAST_WAIT_MS, Math.floor(lifetime * 0.8));
}

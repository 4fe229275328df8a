import { cancelled } from '../../domain';
import type { OAuthTokens } from './token-endpoint';

/** A token of limited life, fetched when it is needed and shared by everybody who does. */
export interface TokenCache {
  current(signal: AbortSignal): Promise<string>;
  /** The host refused this token: it is not given out again. */
  forget(token: string): void;
}

const EARLY_MS = 5 * 60 * 1000;

/** @param fetchToken is asked by one caller at a time; it outlives the caller that started it */
export function createTokenCache(fetchToken: () => Promise<OAuthTokens>, now: () => number = Date.now): TokenCache {
  let known: { readonly token: string; readonly until: number } | null = null;
  let running: Promise<string> | null = null;

  async function renew(): Promise<string> {
    const asked = now();
    try {
      const { accessToken, expiresAt } = await fetchToken();
      // A token with a very short life is used for half of it rather than not at all.
      known = { token: accessToken, until: Math.max(expiresAt - EARLY_MS, asked + (expiresAt - asked) / 2) };
      return accessToken;
    } finally {
      running = null;
    }
  }

  return {
    async current(signal) {
      if (signal.aborted) throw cancelled();
      if (known && now() < known.until) return known.token;
      running ??= renew();
      return untilAborted(running, signal);
    },
    forget(token) {
      if (known?.token === token) known = null;
    },
  };
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let leave: () => void = () => undefined;
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(cancelled());
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([work, left]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

import { bearerCredentials, type CloudAuthorization, createTokenCache } from '../cloud';
import type { HttpClient } from '../http';
import { type ConnectApp, CONNECT_REFUSAL, connectTokenSource } from './connect-tokens';

const TOKEN_TIMEOUT_MS = 30_000;

/** Signs in as the app in one workspace. */
export function connectAuthorization(
  http: HttpClient,
  webUrl: string,
  app: ConnectApp,
  now: () => number = Date.now,
): CloudAuthorization {
  const fetchToken = connectTokenSource(http, webUrl, app, now);
  // The token is for everybody: the caller that happens to ask first cannot cancel it.
  const tokens = createTokenCache(() => fetchToken(AbortSignal.timeout(TOKEN_TIMEOUT_MS)), now);
  return {
    current: async (signal) => bearerCredentials(await tokens.current(signal)),
    refused(header) {
      tokens.forget(header.replace(/^Bearer /, ''));
      return true;
    },
    refusal: CONNECT_REFUSAL,
  };
}

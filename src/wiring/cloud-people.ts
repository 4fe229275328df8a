import type { ServerConfig } from '../config';
import {
  authorizeUrl,
  exchangeCode,
  type OAuthConsumer,
  personIsWorkspaceAdmin,
  personPermission,
  refreshTokens,
  whoAmI,
} from '../platform/cloud';
import type { HttpClient } from '../platform/http';
import type { PeoplePort } from '../web';
import { asTokens } from './as-tokens';

/** Sign-in with Bitbucket Cloud; null when the operator configured no consumer for it. */
export function cloudPeople({ bitbucket }: ServerConfig, http: HttpClient): PeoplePort | null {
  const { apiUrl, webUrl, signIn } = bitbucket;
  if (signIn === null) return null;
  const consumer: OAuthConsumer = { webUrl, ...signIn };
  return {
    authorizeUrl: ({ state, codeChallenge, redirectUri }) =>
      authorizeUrl(consumer, { state, challenge: codeChallenge, redirectUri }),
    exchangeCode: async ({ code, codeVerifier, redirectUri }, signal) =>
      asTokens(await exchangeCode(http, consumer, { code, verifier: codeVerifier, redirectUri }, signal)),
    refresh: async (refreshToken, signal) => asTokens(await refreshTokens(http, consumer, refreshToken, signal)),
    whoAmI: (accessToken, signal) => whoAmI(http, apiUrl, accessToken, signal),
    repositoryPermission: async (accessToken, { ref, workspace }, signal) =>
      workspace === null ? 'unknown' : personPermission(http, apiUrl, accessToken, ref.repository, workspace, signal),
    isWorkspaceAdmin: (accessToken, { workspace }, signal) =>
      personIsWorkspaceAdmin(http, apiUrl, accessToken, workspace, signal),
  };
}

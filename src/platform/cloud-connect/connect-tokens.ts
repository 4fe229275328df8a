import type { KeyObject } from 'node:crypto';
import { type OAuthTokens, requestTokens, TOKEN_PATH } from '../cloud';
import type { HttpClient } from '../http';
import { queryStringHash } from './qsh';
import { secretKey, signJwt } from './sign-jwt';

/** One installation of the app, with what proves that we are it. */
export interface ConnectApp {
  /** `key` of the descriptor. */
  readonly appKey: string;
  readonly clientKey: string;
  readonly sharedSecret: string;
}

const LIFE_SECONDS = 180;
const REQUEST_HASH = queryStringHash({ method: 'POST', url: TOKEN_PATH });

export const CONNECT_REFUSAL = {
  what: 'Bitbucket refused the app of this workspace.',
  next: 'Check that the app is still installed there and that the clock of this machine is right; installing it again renews its secret.',
} as const;

/** The JWT grant: trades the installation's signature for a token that acts as the app. */
export function connectTokenSource(
  http: HttpClient,
  webUrl: string,
  app: ConnectApp,
  now: () => number = Date.now,
): (signal: AbortSignal) => Promise<OAuthTokens> {
  const key = secretKey(app.sharedSecret);
  return (signal) =>
    requestTokens(
      http,
      {
        webUrl,
        signal,
        identity: app.clientKey,
        authorization: `JWT ${outboundJwt(app, key, now())}`,
        form: { grant_type: 'urn:bitbucket:oauth2:jwt' },
        repeatable: true,
        refusal: CONNECT_REFUSAL,
      },
      now,
    );
}

function outboundJwt({ appKey, clientKey }: ConnectApp, key: KeyObject, now: number): string {
  const iat = Math.floor(now / 1000);
  return signJwt({ iss: appKey, iat, exp: iat + LIFE_SECONDS, sub: clientKey, qsh: REQUEST_HASH }, key);
}

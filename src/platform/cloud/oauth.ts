import type { Account } from '../../domain';
import { Failure } from '../../domain';
import type { HttpClient } from '../http';
import { createCloudApi } from './api';
import { toAccount } from './convert';
import { personSession } from './person-session';
import { accountSchema } from './schemas';
import { type OAuthTokens, requestTokens } from './token-endpoint';

/** The OAuth consumer that people sign in with. */
export interface OAuthConsumer {
  readonly webUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Where to send a person who signs in. `challenge` is PKCE's, S256; hosts that do not know it ignore it. */
export function authorizeUrl(
  consumer: Pick<OAuthConsumer, 'webUrl' | 'clientId'>,
  request: { readonly state: string; readonly challenge?: string; readonly redirectUri?: string },
): string {
  const query = new URLSearchParams({ client_id: consumer.clientId, response_type: 'code', state: request.state });
  if (request.redirectUri) query.set('redirect_uri', request.redirectUri);
  if (request.challenge) {
    query.set('code_challenge', request.challenge);
    query.set('code_challenge_method', 'S256');
  }
  return `${consumer.webUrl}/site/oauth2/authorize?${query.toString()}`;
}

/** Trades the code of a sign-in for tokens; a code is good once. */
export function exchangeCode(
  http: HttpClient,
  consumer: OAuthConsumer,
  grant: { readonly code: string; readonly verifier?: string; readonly redirectUri?: string },
  signal: AbortSignal,
): Promise<OAuthTokens> {
  return requestTokens(http, {
    ...consumerRequest(consumer, signal),
    repeatable: false,
    form: {
      grant_type: 'authorization_code',
      code: grant.code,
      ...(grant.verifier ? { code_verifier: grant.verifier } : {}),
      ...(grant.redirectUri ? { redirect_uri: grant.redirectUri } : {}),
    },
  });
}

/** Trades a refresh token for new tokens. The old refresh token dies: store the new one before anything is done with the rest. */
export function refreshTokens(
  http: HttpClient,
  consumer: OAuthConsumer,
  refreshToken: string,
  signal: AbortSignal,
): Promise<OAuthTokens> {
  return requestTokens(http, {
    ...consumerRequest(consumer, signal),
    repeatable: false,
    form: { grant_type: 'refresh_token', refresh_token: refreshToken },
  });
}

/** A token that acts as the owner of the consumer. */
export function clientCredentials(
  http: HttpClient,
  consumer: OAuthConsumer,
  signal: AbortSignal,
  now: () => number = Date.now,
): Promise<OAuthTokens> {
  const request = {
    ...consumerRequest(consumer, signal),
    repeatable: true,
    form: { grant_type: 'client_credentials' },
    refusal: {
      what: 'Bitbucket refused the OAuth consumer.',
      next: 'Check its key and secret, and that it is marked as a private consumer.',
    },
  };
  return requestTokens(http, request, now);
}

/** The person that an access token belongs to. */
export async function whoAmI(
  http: HttpClient,
  apiUrl: string,
  accessToken: string,
  signal: AbortSignal,
): Promise<Account> {
  const api = createCloudApi(personSession(http, accessToken), apiUrl);
  const account = toAccount(await api.get('/user', accountSchema, { signal, urgency: 'person' }));
  if (account) return account;
  throw new Failure({
    kind: 'unavailable',
    what: 'Bitbucket did not say who signed in.',
    where: api.url('/user'),
    next: 'Sign in again.',
  });
}

function consumerRequest(
  { webUrl, clientId, clientSecret }: OAuthConsumer,
  signal: AbortSignal,
): Omit<Parameters<typeof requestTokens>[1], 'form' | 'repeatable'> {
  return {
    webUrl,
    signal,
    identity: clientId,
    authorization: basicHeader(clientId, clientSecret),
    refusal: {
      what: 'Bitbucket refused the sign-in.',
      next: 'Sign in again. If that does not help, check the key and secret of the OAuth consumer.',
    },
  };
}

export function basicHeader(user: string, secret: string): string {
  return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
}

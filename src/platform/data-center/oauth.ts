import { type Account, Failure } from '../../domain';
import { type Authorization, formBody, type HttpClient, parseAnswer, redact } from '../http';
import { tokenSchema } from './schemas';
import { personApi } from './person-session';
import { createSelf } from './self';

/** The incoming application link that people sign in with. */
export interface DataCenterConsumer {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface DataCenterTokens {
  readonly accessToken: string;
  /** Each one is good once: store the new one before anything is done with the rest. */
  readonly refreshToken: string | null;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Enough to be told who a person is and what that person may do. */
const SCOPE = 'REPO_READ';
/** The answer says how long a token lives; this is for answers that do not. */
const DEFAULT_LIFE_SECONDS = 3600;

/** Where to send a person who signs in. `challenge` is PKCE's, S256. */
export function dataCenterAuthorizeUrl(
  { baseUrl, clientId }: Pick<DataCenterConsumer, 'baseUrl' | 'clientId'>,
  request: { readonly state: string; readonly challenge: string; readonly redirectUri: string },
): string {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: request.redirectUri,
    response_type: 'code',
    state: request.state,
    scope: SCOPE,
    code_challenge: request.challenge,
    code_challenge_method: 'S256',
  });
  return `${baseUrl}/rest/oauth2/latest/authorize?${query.toString()}`;
}

/** Trades the code of a sign-in for tokens; a code is good once. */
export function exchangeDataCenterCode(
  http: HttpClient,
  consumer: DataCenterConsumer,
  grant: { readonly code: string; readonly verifier: string; readonly redirectUri: string },
  signal: AbortSignal,
): Promise<DataCenterTokens> {
  const { code, verifier, redirectUri } = grant;
  const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri };
  return requestTokens(http, consumer, form, signal);
}

/** Trades a refresh token for new tokens. The old refresh token dies. */
export function refreshDataCenterTokens(
  http: HttpClient,
  consumer: DataCenterConsumer,
  refreshToken: string,
  signal: AbortSignal,
): Promise<DataCenterTokens> {
  return requestTokens(http, consumer, { grant_type: 'refresh_token', refresh_token: refreshToken }, signal);
}

/** The person that an access token belongs to. */
export async function dataCenterWhoAmI(
  http: HttpClient,
  baseUrl: string,
  accessToken: string,
  signal: AbortSignal,
): Promise<Account> {
  const api = personApi(http, baseUrl, accessToken);
  const account = await createSelf(api).account({ signal, urgency: 'person' });
  if (account) return account;
  throw new Failure({
    kind: 'unavailable',
    what: 'Bitbucket did not say who signed in.',
    where: baseUrl,
    next: 'Sign in again.',
  });
}

const REFUSAL: Authorization['refusal'] = {
  what: 'Bitbucket refused the sign-in.',
  next: 'Sign in again. If that does not help, check client id, secret and redirect address of the application link.',
};

async function requestTokens(
  http: HttpClient,
  { baseUrl, clientId, clientSecret }: DataCenterConsumer,
  form: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<DataCenterTokens> {
  const url = `${baseUrl}/rest/oauth2/latest/token`;
  const session = http.session({ identity: `token endpoint ${clientId}`, authorization: null });
  const body = formBody({ ...form, client_id: clientId, client_secret: clientSecret });
  const headers = { 'x-atlassian-token': 'no-check' };
  const asked = Date.now();
  // Codes and refresh tokens are used up by the first request that arrives.
  const call = { method: 'POST', url, headers, signal, body, repeatable: false, urgency: 'person' } as const;
  const answer = await session.send({ ...call, expected: [400, 401] });
  if (answer.status >= 400) throw refusedGrant(url, Buffer.from(answer.bytes).toString('utf8'));
  const wire = parseAnswer(answer, tokenSchema, `POST ${url}`);
  return {
    accessToken: wire.access_token,
    refreshToken: wire.refresh_token ?? null,
    expiresAt: asked + (wire.expires_in ?? DEFAULT_LIFE_SECONDS) * 1000,
  };
}

function refusedGrant(where: string, body: string): Failure {
  const word = /"error"\s*:\s*"([\w ]{1,60})"/.exec(body)?.[1];
  const next = word ? `${REFUSAL.next} Bitbucket said: “${redact(word)}”.` : REFUSAL.next;
  return new Failure({ kind: 'unauthenticated', what: REFUSAL.what, where, next });
}

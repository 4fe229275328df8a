import { Failure } from '../../domain';
import { type Authorization, formBody, type HttpClient, parseAnswer, redact } from '../http';
import { tokenSchema } from './schemas';

export interface OAuthTokens {
  readonly accessToken: string;
  /** Null where the grant gives none. */
  readonly refreshToken: string | null;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly scopes: readonly string[];
}

export interface TokenRequest {
  /** `https://bitbucket.org` */
  readonly webUrl: string;
  /** Whose rate budget. */
  readonly identity: string;
  readonly authorization: string;
  readonly form: Readonly<Record<string, string>>;
  /** Codes and refresh tokens are used up by the first request that arrives. */
  readonly repeatable: boolean;
  readonly refusal: Authorization['refusal'];
  readonly signal: AbortSignal;
}

/** The answer says how long a token lives; the documentation's hour is for answers that do not. */
const DEFAULT_LIFE_SECONDS = 3600;

export const TOKEN_PATH = '/site/oauth2/access_token';

/**
 * Asks the token endpoint.
 * @throws Failure `unauthenticated` when the grant is refused
 */
export async function requestTokens(
  http: HttpClient,
  request: TokenRequest,
  now: () => number = Date.now,
): Promise<OAuthTokens> {
  const { refusal, signal, repeatable, form } = request;
  const authorization: Authorization = {
    header: () => Promise.resolve(request.authorization),
    refused: () => false,
    refusal,
  };
  const url = `${request.webUrl}${TOKEN_PATH}`;
  const session = http.session({ identity: `token endpoint ${request.identity}`, authorization });
  const body = formBody(form);
  const asked = now();
  const answer = await session.send({
    method: 'POST',
    url,
    signal,
    repeatable,
    body,
    urgency: 'person',
    expected: [400],
  });
  if (answer.status === 400) throw refusedGrant(refusal, url, Buffer.from(answer.bytes).toString('utf8'));
  const wire = parseAnswer(answer, tokenSchema, `POST ${url}`);
  return {
    accessToken: wire.access_token,
    refreshToken: wire.refresh_token ?? null,
    expiresAt: asked + (wire.expires_in ?? DEFAULT_LIFE_SECONDS) * 1000,
    scopes: (wire.scopes ?? wire.scope ?? '').split(/[\s,]+/).filter((scope) => scope !== ''),
  };
}

function refusedGrant(refusal: Authorization['refusal'], where: string, body: string): Failure {
  const word = /"error"\s*:\s*"([\w ]{1,60})"/.exec(body)?.[1];
  const next = word ? `${refusal.next} The host said: “${redact(word)}”.` : refusal.next;
  return new Failure({ kind: 'unauthenticated', what: refusal.what, where, next });
}

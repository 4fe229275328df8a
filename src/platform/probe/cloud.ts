import type { Account } from '../../domain';
import { accountSchema } from '../cloud/schemas';
import { apiAuthorization, type CloudAuthorization } from '../cloud/authorization';
import { toAccount } from '../cloud/convert';
import type { HttpClient } from '../http';
import { clockSkewMs } from './clock-skew';

export interface CloudFacts {
  /** Who the credential acts as; null when the host does not tell. */
  readonly account: Account | null;
  /** What the credential may do, in the host's words; null when the host does not tell. */
  readonly scopes: readonly string[] | null;
  readonly skewMs: number | null;
}

/**
 * Signs in to Bitbucket Cloud once.
 * @throws Failure `unauthenticated` when the credential is refused, `unavailable` when the host cannot be reached
 */
export async function probeCloud(
  http: HttpClient,
  apiUrl: string,
  authorization: CloudAuthorization,
  signal: AbortSignal,
): Promise<CloudFacts> {
  const session = http.session({ identity: 'probe', authorization: apiAuthorization(authorization) });
  const asked = Date.now();
  // Tokens without a person behind them are told 403 or 404, and were believed then.
  const call = { method: 'GET', url: `${apiUrl}/2.0/user`, signal, urgency: 'person', expected: [403, 404] } as const;
  const { status, headers, bytes } = await session.send(call);
  const scopes = headers['x-oauth-scopes'];
  return {
    account: status === 200 ? readAccount(bytes) : null,
    scopes: scopes === undefined ? null : scopes.split(/[\s,]+/).filter((scope) => scope !== ''),
    skewMs: clockSkewMs(headers.date, asked, Date.now()),
  };
}

function readAccount(bytes: Uint8Array): Account | null {
  try {
    const read = accountSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return read.success ? toAccount(read.data) : null;
  } catch {
    return null;
  }
}

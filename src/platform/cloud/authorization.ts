import type { Authorization } from '../http';

/** One credential of the moment, in the forms that its uses need. Never logged. */
export interface CloudCredentials {
  /** Value of the `Authorization` header of an API call. */
  readonly header: string;
  readonly gitUser: string;
  readonly gitSecret: string;
}

/** A credential that may have to be fetched or renewed. */
export interface CloudAuthorization extends Pick<Authorization, 'refused' | 'refusal'> {
  current(signal: AbortSignal): Promise<CloudCredentials>;
}

export function apiAuthorization(authorization: CloudAuthorization): Authorization {
  return {
    header: async (signal) => (await authorization.current(signal)).header,
    refused: (header) => authorization.refused(header),
    refusal: authorization.refusal,
  };
}

/** Credentials out of an OAuth or access token. */
export function bearerCredentials(token: string): CloudCredentials {
  return { header: `Bearer ${token}`, gitUser: 'x-token-auth', gitSecret: token };
}

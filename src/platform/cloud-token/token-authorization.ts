import { basicHeader, bearerCredentials, clientCredentials, type CloudAuthorization, createTokenCache } from '../cloud';
import type { HttpClient } from '../http';

/** What the operator configured to sign in with; `CloudCredential` of the configuration. */
export type ConfiguredCredential =
  | { readonly kind: 'access-token'; readonly token: string }
  | { readonly kind: 'api-token'; readonly email: string; readonly token: string }
  | { readonly kind: 'oauth-consumer'; readonly clientId: string; readonly clientSecret: string };

const TOKEN_TIMEOUT_MS = 30_000;

/** Signs in with the configured credential. */
export function tokenAuthorization(
  http: HttpClient,
  webUrl: string,
  credential: ConfiguredCredential,
  now: () => number = Date.now,
): CloudAuthorization {
  switch (credential.kind) {
    case 'access-token':
      return accessToken(credential.token);
    case 'api-token':
      return apiToken(credential.email, credential.token);
    case 'oauth-consumer':
      return consumer(http, { webUrl, ...credential }, now);
  }
}

function accessToken(token: string): CloudAuthorization {
  return {
    current: () => Promise.resolve(bearerCredentials(token)),
    refused: () => false,
    refusal: {
      what: 'Bitbucket refused the access token: it was revoked, has expired, or is for another repository or workspace.',
      next: 'Create a new repository, project or workspace access token and configure it.',
    },
  };
}

function apiToken(email: string, token: string): CloudAuthorization {
  return {
    current: () =>
      Promise.resolve({
        header: basicHeader(email, token),
        gitUser: 'x-bitbucket-api-token-auth',
        gitSecret: token,
      }),
    refused: () => false,
    refusal: isAppPassword(email, token)
      ? {
          what: 'Bitbucket refused the user name and password: it removed app passwords on 28 July 2026.',
          next: 'Create an API token in the settings of your Atlassian account and configure it together with the e-mail address of that account.',
        }
      : {
          what: 'Bitbucket refused the API token: it has expired, was revoked, or belongs to another e-mail address.',
          next: 'Create a new API token in the settings of that Atlassian account and configure it. Tokens live a year at most.',
        },
  };
}

/** Before API tokens people signed in with a user name, and app passwords began with these letters. */
function isAppPassword(email: string, token: string): boolean {
  return !email.includes('@') || token.startsWith('ATBB');
}

function consumer(
  http: HttpClient,
  credential: Parameters<typeof clientCredentials>[1],
  now: () => number,
): CloudAuthorization {
  const tokens = createTokenCache(
    () => clientCredentials(http, credential, AbortSignal.timeout(TOKEN_TIMEOUT_MS), now),
    now,
  );
  return {
    current: async (signal) => bearerCredentials(await tokens.current(signal)),
    refused(header) {
      tokens.forget(header.replace(/^Bearer /, ''));
      return true;
    },
    refusal: {
      what: 'Bitbucket refused the token of the OAuth consumer.',
      next: 'Check that the consumer still exists, that it is private, and that its owner still has access.',
    },
  };
}

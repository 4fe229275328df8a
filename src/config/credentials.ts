import { Failure } from '../domain';
import type { CloudCredential, ServerConfig } from './server-config';
import type { Values } from './value-reader';
import type { ServerVariableName } from './variables';

/**
 * How Loom signs in where the app is not installed; null when nothing is set. A token outranks the consumer, which then only signs
 * people in.
 * @throws Failure `invalid` for half a pair, for two tokens, and for an app password
 */
export function readCredential(values: Values): CloudCredential | null {
  refuseAppPassword(values);
  const { BITBUCKET_ACCESS_TOKEN: accessToken, BITBUCKET_API_TOKEN: apiToken, BITBUCKET_EMAIL: email } = values;
  if (accessToken && apiToken) throw invalid('BITBUCKET_API_TOKEN', 'Two tokens are set.', 'Unset one of the two.');
  if (accessToken) return { kind: 'access-token', token: accessToken };
  if (apiToken && !email) {
    throw invalid(
      'BITBUCKET_EMAIL',
      'BITBUCKET_API_TOKEN is set without BITBUCKET_EMAIL.',
      'Set BITBUCKET_EMAIL to the e-mail address of the Atlassian account that the token belongs to.',
    );
  }
  if (apiToken && email) return { kind: 'api-token', email, token: apiToken };
  const consumer = readSignIn(values);
  return consumer === null ? null : { kind: 'oauth-consumer', ...consumer };
}

/** The OAuth consumer, complete or not there at all. */
export function readSignIn(values: Values): ServerConfig['bitbucket']['signIn'] {
  const { BITBUCKET_CLIENT_ID: clientId, BITBUCKET_CLIENT_SECRET: clientSecret } = values;
  if (clientId && clientSecret) return { clientId, clientSecret };
  if (!clientId && !clientSecret) return null;
  const missing = clientId ? 'BITBUCKET_CLIENT_SECRET' : 'BITBUCKET_CLIENT_ID';
  throw invalid(
    missing,
    `${missing} is not set, but the other half of the OAuth consumer is.`,
    'Set both, as Workspace settings → OAuth consumers shows them, or neither.',
  );
}

function refuseAppPassword(values: Values): void {
  if (!values.BITBUCKET_APP_PASSWORD) return;
  throw invalid(
    'BITBUCKET_APP_PASSWORD',
    'BITBUCKET_APP_PASSWORD is set, but Bitbucket removed app passwords on 28 July 2026: every request with one is refused.',
    'Create an API token (Atlassian account → Security) and set BITBUCKET_EMAIL and BITBUCKET_API_TOKEN, or an access token and set BITBUCKET_ACCESS_TOKEN. Then unset BITBUCKET_APP_PASSWORD.',
  );
}

function invalid(where: ServerVariableName, what: string, next: string): Failure {
  return new Failure({ kind: 'invalid', what, where, next });
}

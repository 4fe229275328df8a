import { z } from 'zod';
import { Failure } from '../domain';
import { readConnectionList } from './data-center-list';
import { accessToken, certificates, instanceUrl, repositoryPattern } from './data-center-values';
import type { DataCenterConnection } from './server-config';
import type { ReadValue, Values } from './value-reader';
import type { ServerVariableName } from './variables';
import { readWebhookSecrets } from './webhook-secrets';

/** What the connection of the plain variables is called. */
const PLAIN_NAME = 'server';

const patterns = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(repositoryPattern));

/**
 * The connections to Bitbucket Data Center: the one of the plain variables first, then those of the list. None when nothing is set.
 * @throws Failure `invalid` that names the variable, for half a connection and for names that stand twice
 */
export function readDataCenters(values: Values, read: ReadValue): readonly DataCenterConnection[] {
  const plain = readPlain(values, read);
  const listed = readConnectionList(values.BITBUCKET_SERVER_CONNECTIONS);
  const all = plain === null ? listed : [plain, ...listed];
  const twice = all.find(({ name }, at) => all.findIndex((other) => other.name === name) !== at);
  if (twice === undefined) return all;
  throw invalid(
    'BITBUCKET_SERVER_CONNECTIONS',
    `Two connections are called \`${twice.name}\`.`,
    `Give each a name of its own; \`${PLAIN_NAME}\` is the one of BITBUCKET_SERVER_HOST.`,
  );
}

function readPlain(values: Values, read: ReadValue): DataCenterConnection | null {
  const { BITBUCKET_SERVER_HOST: host, BITBUCKET_SERVER_TOKEN: token } = values;
  if (!host && !token) {
    refuseLonely(values);
    return null;
  }
  if (!host) {
    throw missing('BITBUCKET_SERVER_HOST', 'BITBUCKET_SERVER_TOKEN', 'Set it to the address of your instance.');
  }
  if (!token) {
    throw missing(
      'BITBUCKET_SERVER_TOKEN',
      'BITBUCKET_SERVER_HOST',
      'Create an HTTP access token at Bitbucket (Manage account → HTTP access tokens) and set it.',
    );
  }
  return {
    name: PLAIN_NAME,
    url: read('BITBUCKET_SERVER_HOST', instanceUrl, undefined),
    token: read('BITBUCKET_SERVER_TOKEN', accessToken, undefined),
    ca: values.BITBUCKET_SERVER_CA ? read('BITBUCKET_SERVER_CA', certificates, undefined) : null,
    webhookSecrets: readWebhookSecrets('BITBUCKET_WEBHOOK_SECRET', values.BITBUCKET_WEBHOOK_SECRET),
    signIn: readSignIn(values),
    repositories: values.BITBUCKET_SERVER_REPOSITORIES
      ? read('BITBUCKET_SERVER_REPOSITORIES', patterns, undefined)
      : [],
  };
}

const PARTS = [
  'BITBUCKET_SERVER_CA',
  'BITBUCKET_SERVER_CLIENT_ID',
  'BITBUCKET_SERVER_CLIENT_SECRET',
  'BITBUCKET_SERVER_REPOSITORIES',
] as const;

/** A part of a connection that is not there is a mistake, not a wish. */
function refuseLonely(values: Values): void {
  const lonely = PARTS.find((name) => values[name]);
  if (lonely)
    throw missing('BITBUCKET_SERVER_HOST', lonely, `Set it to the address of your instance, or unset ${lonely}.`);
}

function readSignIn(values: Values): DataCenterConnection['signIn'] {
  const { BITBUCKET_SERVER_CLIENT_ID: clientId, BITBUCKET_SERVER_CLIENT_SECRET: clientSecret } = values;
  if (clientId && clientSecret) return { clientId, clientSecret };
  if (!clientId && !clientSecret) return null;
  const [absent, present] = clientId
    ? (['BITBUCKET_SERVER_CLIENT_SECRET', 'BITBUCKET_SERVER_CLIENT_ID'] as const)
    : (['BITBUCKET_SERVER_CLIENT_ID', 'BITBUCKET_SERVER_CLIENT_SECRET'] as const);
  throw missing(absent, present, 'Set both, as the incoming application link shows them, or neither.');
}

function missing(absent: ServerVariableName, present: ServerVariableName, next: string): Failure {
  return invalid(absent, `${absent} is not set, but ${present} is.`, next);
}

function invalid(where: ServerVariableName, what: string, next: string): Failure {
  return new Failure({ kind: 'invalid', what, where, next });
}

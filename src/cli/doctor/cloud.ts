import type { ServerConfig } from '../../config';
import { tokenAuthorization } from '../../platform/cloud-token';
import type { HttpClient } from '../../platform/http';
import { probeCloud } from '../../platform/probe';
import { clockRow } from './clock';
import { doorRows } from './doors';
import { type Found, look, lookAndKeep, ok, type Row, skipped, warn } from './row';

const AREA = 'Bitbucket Cloud';
const PATIENCE_MS = 15_000;
/** Without these Loom can read and not say anything, or not even read. */
const NEEDED = ['repository', 'pullrequest'];

/** Bitbucket Cloud, with the token or the consumer that is set. */
export async function checkCloud(config: ServerConfig, http: HttpClient): Promise<readonly Row[]> {
  const { apiUrl, webUrl, credential, webhookSecrets } = config.bitbucket;
  if (credential === null) {
    return [
      { area: AREA, check: 'token', ...skipped('None is set: only workspaces that install the app are served.') },
    ];
  }
  const authorization = tokenAuthorization(http, webUrl, credential);
  const token = await lookAndKeep(
    AREA,
    'token',
    () => probeCloud(http, apiUrl, authorization, AbortSignal.timeout(PATIENCE_MS)),
    ({ account }) => {
      const whom = account === null ? '' : ` It acts as ${account.displayName}.`;
      return ok(`${KINDS[credential.kind]} is accepted.${whom}`);
    },
  );
  if (token.value === null) return [token.row];
  const { scopes, skewMs } = token.value;
  const rights = await look(AREA, 'rights', () => rightsOf(scopes));
  const door = { area: AREA, path: '/api/webhooks/bitbucket', secrets: webhookSecrets, event: 'pullrequest:approved' };
  return [token.row, rights, clockRow(AREA, skewMs), ...(await doorRows(config, door))];
}

const KINDS = {
  'access-token': 'The access token',
  'api-token': 'The API token',
  'oauth-consumer': 'The OAuth consumer',
} as const;

/** Both forms of names: `pullrequest:write`, and `write:pullrequest:bitbucket` of API tokens. */
function rightsOf(scopes: readonly string[] | null): Found {
  if (scopes === null) return skipped('Bitbucket does not tell what it may do.');
  const missing = NEEDED.filter((what) => !scopes.some((scope) => scope.split(':').includes(what)));
  if (missing.length === 0) return ok(`It may: ${scopes.join(', ')}.`);
  return warn(
    `Bitbucket lists no right to: ${missing.join(', ')}.`,
    'Create one with the rights to read repositories and to write pull requests.',
  );
}

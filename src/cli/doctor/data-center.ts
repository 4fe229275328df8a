import type { DataCenterConnection, ServerConfig } from '../../config';
import type { HttpClient } from '../../platform/http';
import type { HostRepository } from '../../platform';
import {
  type FailedDelivery,
  type HookFacts,
  probeHooks,
  probeInstance,
  probeToken,
  type TokenFacts,
} from '../../platform/probe';
import { reachOf } from '../../wiring/data-center';
import { clockRow } from './clock';
import { type DoorToTry, doorRows } from './doors';
import { expiryRow } from './token-expiry';
import { type Found, look, lookAndKeep, ok, type Row, skipped, warn } from './row';

const PATIENCE_MS = 20_000;
/** Enough to see whether the administrators set it up; each costs a request. */
const MOST_REPOSITORIES = 20;
/** Last line that its maker still supports. */
const RECOMMENDED = { major: 9, minor: 4 };

/** One connection to Bitbucket Data Center. What follows from a step that failed is not tried. */
export async function checkDataCenter(
  connection: DataCenterConnection,
  config: ServerConfig,
  http: HttpClient,
): Promise<readonly Row[]> {
  const area = `${connection.name} (${connection.url})`;
  const reach = reachOf(connection);
  const instance = await lookAndKeep(
    area,
    'instance',
    () => probeInstance(http, reach, AbortSignal.timeout(PATIENCE_MS)),
    ({ version }) => versionOf(version, connection.url),
  );
  const doors = await doorRows(config, doorOf(area, connection, config.bitbucket.dataCenters.length));
  if (instance.value === null) return [aboutCertificates(instance.row, connection), ...doors];
  const token = await lookAndKeep(
    area,
    'token',
    () => probeToken(http, reach, AbortSignal.timeout(PATIENCE_MS)),
    kindOf,
  );
  const rows = [instance.row, clockRow(area, instance.value.skewMs), token.row];
  const known = token.value;
  if (known === null) return [...rows, ...doors];
  const rights = await look(area, 'rights', () => rightsOf(known));
  const address = `${config.baseUrl}/api/webhooks/bitbucket-server`;
  const hook = await look(area, 'webhooks', () =>
    hooksOf(known.administered, (fullName) =>
      probeHooks(http, reach, fullName, address, AbortSignal.timeout(PATIENCE_MS)),
    ),
  );
  return [...rows, expiryRow(area, known.expiresAt, Date.now()), rights, ...doors, hook, signInRow(area, connection)];
}

function doorOf(area: string, { name, webhookSecrets }: DataCenterConnection, connections: number): DoorToTry {
  const query = connections > 1 ? `?connection=${name}` : '';
  return {
    area,
    path: `/api/webhooks/bitbucket-server${query}`,
    secrets: webhookSecrets,
    event: 'pr:reviewer:updated',
  };
}

function versionOf(version: string, url: string): Found {
  const trust = url.startsWith('https:') ? ', and its certificate is trusted' : '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > RECOMMENDED.major || (major === RECOMMENDED.major && minor >= RECOMMENDED.minor)) {
    return ok(`Bitbucket ${version} answers${trust}.`);
  }
  return warn(
    `Bitbucket ${version} answers; its maker supports it no more.`,
    'Update to 9.4 or newer. Loom works meanwhile.',
  );
}

/** The general advice is for the whole process; here there is a setting for the one instance. */
function aboutCertificates(row: Row, { ca }: DataCenterConnection): Row {
  if (!row.found.includes('certificate')) return row;
  const next =
    ca === null
      ? 'Name the file with the certificate of your authority in BITBUCKET_SERVER_CA_FILE (`caFile` in the list of connections).'
      : 'The certificates of BITBUCKET_SERVER_CA do not vouch for it: take the root of the chain that the instance, or a proxy before it, shows.';
  return { ...row, next };
}

function kindOf({ account, userName }: TokenFacts): Found {
  if (account !== null) return ok(`It is accepted, and acts as the user ${account.displayName} (${userName ?? ''}).`);
  return ok(`It is accepted; it belongs to a project or a repository${userName === null ? '' : ` (${userName})`}.`);
}

function rightsOf({ readable, administered }: TokenFacts): Found {
  if (readable.length === 0) {
    return warn(
      'It reaches no repository.',
      'Give its account read access to the repositories, or create the token in their project.',
    );
  }
  return ok(`It reads ${count(readable.length)}, and administers ${administered.length} of them.`);
}

async function hooksOf(
  administered: readonly HostRepository[],
  probe: (fullName: string) => Promise<HookFacts>,
): Promise<Found> {
  if (administered.length === 0) {
    return skipped(
      'The token may not see webhooks: it administers no repository.',
      'That is right for a token of least rights. Open the webhook at Bitbucket and press “Test connection”.',
    );
  }
  const seen = administered.slice(0, MOST_REPOSITORIES);
  const problems: string[] = [];
  for (const { fullName } of seen) {
    const problem = problemOf(await probe(fullName));
    if (problem !== null) problems.push(`${fullName}: ${problem}`);
  }
  if (problems.length === 0) return ok(`Of ${count(seen.length)}, each has one that leads here.`);
  return warn(
    `${problems.join('; ')}.`,
    'Create or correct them in the settings of the repository or its project, as docs/data-center.md says.',
  );
}

function problemOf(hook: HookFacts): string | null {
  if (hook.kind === 'missing') return 'no webhook leads here';
  if (!hook.active) return 'the webhook is switched off';
  if (hook.signed === false) return 'the webhook has no secret';
  if (hook.missingEvents.length > 0) return `the webhook lacks ${hook.missingEvents.join(', ')}`;
  return hook.failed && deliveryProblem(hook.failed);
}

function deliveryProblem({ status, description, at }: FailedDelivery): string {
  const last = at === null ? 'its last delivery' : `its last delivery (${new Date(at).toISOString().slice(0, 16)}Z)`;
  if (status === null) return `${last} did not reach Loom: ${description || 'no answer came'}`;
  if (status !== 401) return `Loom, or a proxy before it, answered ${status} to ${last}`;
  return `Loom refused ${last}: enter the value of BITBUCKET_WEBHOOK_SECRET, or what \`loom webhook-secret\` printed, as its secret`;
}

function signInRow(area: string, { signIn }: DataCenterConnection): Row {
  const found =
    signIn === null
      ? skipped('No application link is set: reviews open by `loom reviews link` only.')
      : ok('People sign in by the application link.');
  return { area, check: 'sign-in', ...found };
}

function count(repositories: number): string {
  return repositories === 1 ? '1 repository' : `${repositories} repositories`;
}

import type { DataCenterConnection, ServerConfig } from '../config';
import { type Door, namedDoors, tokenDoor } from '../intake';
import {
  createDataCenterClient,
  type DataCenterConnection as Reach,
  DEFAULT_REQUESTS_PER_MINUTE,
  type DataCenterTenantsOptions,
} from '../platform/data-center';
import { DATA_CENTER_SENDER } from '../platform/data-center-webhook';
import type { InstallationStore, Store } from '../store';
import type { Logger, Metrics } from '../telemetry';

/** The connections that are configured, by their tenants. */
export type DataCenterTenants = ReadonlyMap<string, DataCenterConnection>;

/**
 * One tenant per connection, made when it is used for the first time. A connection that points at another instance is another
 * tenant, for ids of repositories count in one instance only. Tenants whose connection is gone are kept, and closed.
 */
export async function dataCenterTenants(
  { bitbucket }: ServerConfig,
  installations: InstallationStore,
): Promise<DataCenterTenants> {
  const tenants = new Map<string, DataCenterConnection>();
  for (const connection of bitbucket.dataCenters) tenants.set(await tenantOf(connection, installations), connection);
  const known = (await installations.list()).filter(({ kind, state }) => kind === 'data-center' && state === 'active');
  for (const { id } of known) if (!tenants.has(id)) await installations.update(id, { state: 'uninstalled' });
  return tenants;
}

async function tenantOf({ name, url }: DataCenterConnection, installations: InstallationStore): Promise<string> {
  const clientKey = `data-center:${name}@${url}`;
  const known = await installations.byClientKey(clientKey);
  if (known !== null) {
    if (known.state !== 'active') await installations.update(known.id, { state: 'active' });
    return known.id;
  }
  const workspaceName = new URL(url).host;
  const added = { kind: 'data-center', clientKey, workspace: null, workspaceName, state: 'active' } as const;
  return (await installations.add(added, null)).id;
}

/** The connection in the platform's words. */
export function reachOf({ url, token, ca }: DataCenterConnection): Reach {
  return { baseUrl: url, token, certificates: ca, requestsPerMinute: DEFAULT_REQUESTS_PER_MINUTE };
}

/** What the registry needs to reach them. */
export function dataCenterHosts(
  tenants: DataCenterTenants,
  store: Pick<Store, 'repository'>,
  options: { readonly logger: Logger; readonly metrics: Metrics; readonly proxy: ServerConfig['proxy'] },
): DataCenterTenantsOptions {
  return {
    connection: (tenant) => {
      const connection = tenants.get(tenant);
      return Promise.resolve(connection === undefined ? null : reachOf(connection));
    },
    client: (connection) => createDataCenterClient(connection, options),
    repositoryName: async (ref) => (await store.repository(ref))?.fullName ?? null,
  };
}

/** The door of their webhooks: one address for all. */
export function dataCenterDoor(tenants: DataCenterTenants, { settings }: Pick<Store, 'settings'>): Door {
  const doorOf = (tenant: string | null, secrets: readonly string[]): Door =>
    tokenDoor({
      name: 'server',
      sender: DATA_CENTER_SENDER,
      settings: { credential: NO_CONNECTION, secret: SECRET },
      tenant,
      globalSecrets: secrets,
      secretsOf: (repository) => settings.webhookSecrets(repository),
      now: Date.now,
    });
  if (tenants.size === 0) return doorOf(null, []);
  const doors = [...tenants].map(
    ([tenant, { name, webhookSecrets }]) => [name, doorOf(tenant, webhookSecrets)] as const,
  );
  return doors.length === 1 ? doors[0]![1] : namedDoors(new Map(doors));
}

const SECRET = 'BITBUCKET_WEBHOOK_SECRET, or `webhookSecret` of the connection,';
const NO_CONNECTION =
  'Loom has no connection to Bitbucket Data Center: set BITBUCKET_SERVER_HOST and BITBUCKET_SERVER_TOKEN.';

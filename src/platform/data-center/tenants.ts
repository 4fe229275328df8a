import { createHash } from 'node:crypto';
import { Failure, type RepositoryRef } from '../../domain';
import type { PullRequestHost } from '../host';
import type { HttpClient } from '../http';
import type { OpenChange } from '../port';
import type { SourceRequest } from '../source/port';
import type { DataCenterConnection } from './connection';
import { connectDataCenter } from './data-center-host';

export interface DataCenterTenantsOptions {
  /** What the operator configured for a tenant; null when nothing is. */
  readonly connection: (tenant: string) => Promise<DataCenterConnection | null>;
  /** Makes the connections to one instance; closed when they are not used any more. */
  readonly client: (connection: DataCenterConnection) => HttpClient;
  /** The name under which a repository was last seen, `KEY/slug`; null when it never was. */
  readonly repositoryName: (ref: RepositoryRef) => Promise<string | null>;
}

/** Hosts of the tenants on Bitbucket Data Center, kept as long as nothing changes that they were made from. */
export interface DataCenterTenants {
  /** @throws Failure `gone` when no connection is configured for the tenant; see also `connectDataCenter` */
  hostOf(tenant: string): Promise<PullRequestHost>;
  forget(tenant: string): Promise<void>;
  close(): Promise<void>;
}

interface Known {
  /** Changes when the connection does. */
  readonly mark: string;
  readonly http: HttpClient;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly host: Promise<PullRequestHost>;
}

/** Instances are upgraded while Loom runs: their version is asked for again. */
const VERSION_LIFE_MS = 24 * 60 * 60 * 1000;
const CONNECT_MS = 60_000;

export function createDataCenterTenants(
  options: DataCenterTenantsOptions,
  openSource: (request: SourceRequest) => Promise<OpenChange>,
  now: () => number = Date.now,
): DataCenterTenants {
  const tenants = new Map<string, Known>();

  async function forget(tenant: string): Promise<void> {
    const known = tenants.get(tenant);
    tenants.delete(tenant);
    await known?.http.close();
  }

  async function connect(tenant: string, connection: DataCenterConnection, http: HttpClient): Promise<PullRequestHost> {
    const { repositoryName } = options;
    const signal = AbortSignal.timeout(CONNECT_MS);
    try {
      const identity = `connection ${tenant}`;
      return await connectDataCenter({ http, connection, identity, repositoryName, openSource, signal });
    } catch (error) {
      // Nobody stopped this but the clock.
      throw signal.aborted ? silent(connection) : error;
    }
  }

  return {
    async hostOf(tenant) {
      const connection = await options.connection(tenant);
      if (connection === null) {
        await forget(tenant);
        throw notConfigured(tenant);
      }
      const mark = markOf(connection);
      const known = tenants.get(tenant);
      const same = known?.mark === mark ? known : null;
      if (same && now() - same.since < VERSION_LIFE_MS) return same.host;
      if (known && !same) await forget(tenant);
      const http = same?.http ?? options.client(connection);
      const host = connect(tenant, connection, http);
      const made = { mark, http, since: now(), host };
      tenants.set(tenant, made);
      // What could not be reached now is tried again the next time.
      host.catch(() => {
        if (tenants.get(tenant) === made) tenants.set(tenant, { ...made, since: -Infinity });
      });
      return host;
    },
    forget,
    async close() {
      await Promise.all([...tenants.keys()].map(forget));
    },
  };
}

/** Kept instead of the token itself. */
function markOf({ baseUrl, token, certificates, requestsPerMinute }: DataCenterConnection): string {
  const parts = [baseUrl, token, certificates, requestsPerMinute];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function silent({ baseUrl }: DataCenterConnection): Failure {
  return new Failure({
    kind: 'unavailable',
    what: `Bitbucket did not tell its version within ${CONNECT_MS / 1000} seconds.`,
    where: baseUrl,
    next: 'Nothing to do if this passes; otherwise check the network, the proxy and the instance.',
  });
}

function notConfigured(tenant: string): Failure {
  return new Failure({
    kind: 'gone',
    what: 'No connection to Bitbucket Data Center is configured for this tenant any more.',
    where: tenant,
    next: 'Configure its base address and an HTTP access token, and start Loom again.',
  });
}

import { createHash } from 'node:crypto';
import { Failure, type Installation } from '../domain';
import { type CloudAuthorization, createCloudHost } from './cloud';
import { connectAuthorization } from './cloud-connect';
import { type ConfiguredCredential, tokenAuthorization } from './cloud-token';
import { createDataCenterTenants, type DataCenterTenantsOptions } from './data-center';
import type { HostRegistry, PullRequestHost } from './host';
import type { HttpClient } from './http';
import type { OpenChange } from './port';
import type { SourceRequest } from './source/port';

export interface HostRegistryOptions {
  /** Closed together with the registry. */
  readonly http: HttpClient;
  readonly apiUrl: string;
  readonly webUrl: string;
  /** For tenants without the app. */
  readonly credential: ConfiguredCredential | null;
  /** Key of the Connect app. */
  readonly appKey: string;
  readonly installation: (tenant: string) => Promise<Installation | null>;
  readonly secrets: (tenant: string) => Promise<{ readonly sharedSecret: string } | null>;
  readonly openSource: (request: SourceRequest) => Promise<OpenChange>;
  /** For tenants on Bitbucket Data Center; none can be reached without. */
  readonly dataCenter?: DataCenterTenantsOptions;
}

interface Known {
  /** Changes when anything does that the host was made from. */
  readonly mark: string;
  readonly host: PullRequestHost;
}

/**
 * Hosts by tenant. The installation is read each time, so that an uninstall or a new secret counts at once; the host, and with
 * it its token, is kept as long as they are the same.
 */
export function createHostRegistry(options: HostRegistryOptions): HostRegistry {
  const { http, apiUrl, webUrl, openSource } = options;
  const hosts = new Map<string, Known>();
  const dataCenter = options.dataCenter && createDataCenterTenants(options.dataCenter, openSource);
  const configured = options.credential && tokenAuthorization(http, webUrl, options.credential);

  function keep(tenant: string, mark: string, make: () => PullRequestHost): PullRequestHost {
    const known = hosts.get(tenant);
    if (known?.mark === mark) return known.host;
    const host = make();
    hosts.set(tenant, { mark, host });
    return host;
  }

  function hostWith(installation: Installation, identity: string, authorization: CloudAuthorization): PullRequestHost {
    const { workspace } = installation;
    const panel = installation.kind === 'cloud-connect';
    return createCloudHost({ http, apiUrl, webUrl, identity, authorization, workspace, panel, openSource });
  }

  async function connectHost(installation: Installation): Promise<PullRequestHost> {
    const secrets = await options.secrets(installation.id);
    const { id, clientKey, workspace } = installation;
    if (!secrets || clientKey === null) throw notInstalled(id);
    const { sharedSecret } = secrets;
    return keep(id, markOf(clientKey, sharedSecret, workspace), () => {
      const app = { appKey: options.appKey, clientKey, sharedSecret };
      return hostWith(installation, `installation ${id}`, connectAuthorization(http, webUrl, app));
    });
  }

  function tokenHost(installation: Installation): PullRequestHost {
    if (!configured) throw notConfigured(installation.id);
    const { id, workspace } = installation;
    // The credential is the identity: all tenants that share it share its rate budget.
    return keep(id, markOf('configured', workspace), () => hostWith(installation, 'configured credential', configured));
  }

  return {
    async hostOf(tenant) {
      const installation = await options.installation(tenant);
      if (installation?.state !== 'active') {
        hosts.delete(tenant);
        await dataCenter?.forget(tenant);
        throw notInstalled(tenant);
      }
      switch (installation.kind) {
        case 'cloud-connect':
          return connectHost(installation);
        case 'cloud-token':
          return tokenHost(installation);
        case 'data-center':
          if (!dataCenter) throw notConfigured(tenant);
          return dataCenter.hostOf(tenant);
      }
    },
    async close() {
      hosts.clear();
      await Promise.all([http.close(), dataCenter?.close()]);
    },
  };
}

/** Kept instead of the secret itself. */
function markOf(...parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function notInstalled(tenant: string): Failure {
  return new Failure({
    kind: 'gone',
    what: 'Loom is not installed in this workspace any more.',
    where: tenant,
    next: 'Install the app again, or configure a token for the workspace.',
  });
}

function notConfigured(tenant: string): Failure {
  return new Failure({
    kind: 'unauthenticated',
    what: 'No token for Bitbucket is configured.',
    where: tenant,
    next: 'Configure an access token, an API token or an OAuth consumer, and start Loom again.',
  });
}

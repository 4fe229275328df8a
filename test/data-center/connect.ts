import type { DataCenter } from '../../emulator/data-center';
import type { HostRegistry } from '../../src/platform';
import { createDataCenterClient } from '../../src/platform/data-center';
import { createHttpClient } from '../../src/platform/http';
import { createHostRegistry, type HostRegistryOptions } from '../../src/platform/registry';
import { openSource } from '../../src/platform/source';
import { createMetrics, SILENT } from '../../src/telemetry';

export const TENANT = 'tenant';

const INSTALLATION = {
  id: TENANT,
  kind: 'data-center',
  clientKey: null,
  workspace: null,
  workspaceName: null,
  state: 'active',
  account: null,
} as const;

/** Hosts of one tenant that works in an emulated instance by this token, as the server makes them. */
export function connect(
  instance: DataCenter,
  token: string,
  source: HostRegistryOptions['openSource'] = openSource,
): HostRegistry {
  const telemetry = { logger: SILENT, metrics: createMetrics({ processMetrics: false }) };
  const connection = { baseUrl: instance.url, token, certificates: null, requestsPerMinute: 100_000 };
  return createHostRegistry({
    http: createHttpClient(telemetry),
    apiUrl: 'http://127.0.0.1:9',
    webUrl: 'http://127.0.0.1:9',
    credential: null,
    appKey: 'loom-for-bitbucket',
    installation: () => Promise.resolve(INSTALLATION),
    secrets: () => Promise.resolve(null),
    openSource: source,
    dataCenter: {
      connection: () => Promise.resolve(connection),
      client: (each) => createDataCenterClient(each, { ...telemetry, proxy: null }),
      // As after the loss of a database: names are looked up.
      repositoryName: () => Promise.resolve(null),
    },
  });
}

/** The id that the instance gives to something. */
export function numberOf(
  instance: DataCenter,
  kind: 'user' | 'repository',
  { uuid }: { readonly uuid: string },
): string {
  return String(instance.host.numbers.of(kind, uuid));
}

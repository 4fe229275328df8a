import { randomBytes } from 'node:crypto';
import { type DataCenterConnection, readServerConfig, type ServerConfig } from '../config';
import { Failure } from '../domain';
import { repositoryAddress } from '../intake';
import {
  createDataCenterClient,
  findDataCenterRepository,
  type PageAddress,
  parseRepositoryUrl,
} from '../platform/data-center';
import { openStore, type Store } from '../store';
import { createMetrics, SILENT } from '../telemetry';
import { DATA_CENTER_WEBHOOKS } from '../wiring/addresses';
import { dataCenterTenants, reachOf } from '../wiring/data-center';
import { EXIT } from './exit';

const SECRET_BYTES = 32;
const PATIENCE_MS = 30_000;

/**
 * `loom webhook-secret URL`: makes a secret for the webhook of one repository in a Data Center, and prints what to enter there. The one
 * before counts until the next is made.
 */
export async function webhookSecretCommand(url: string): Promise<number> {
  const page = parseRepositoryUrl(url);
  if (page === null) throw noRepository(url);
  const config = readServerConfig();
  const { databaseUrl, secretKey, baseUrl } = config;
  const store = await openStore({ databaseUrl, secretKey, logger: SILENT });
  try {
    const { tenant, connection } = await placeOf(page, config, store);
    const repository = await idOf(page, connection, config);
    const secret = randomBytes(SECRET_BYTES).toString('hex');
    await store.settings.rotateWebhookSecret({ tenant, repository }, secret);
    const address = repositoryAddress(baseUrl + DATA_CENTER_WEBHOOKS, { tenant, repository });
    process.stdout.write(`URL:    ${address}\nSecret: ${secret}\n`);
    return EXIT.fine;
  } finally {
    await store.close();
  }
}

async function placeOf(
  { baseUrl }: PageAddress,
  config: ServerConfig,
  { installations }: Store,
): Promise<{ readonly tenant: string; readonly connection: DataCenterConnection }> {
  const tenants = await dataCenterTenants(config, installations);
  for (const [tenant, connection] of tenants) if (connection.url === baseUrl) return { tenant, connection };
  throw new Failure({
    kind: 'invalid',
    what: 'No connection to this Bitbucket Data Center is configured.',
    where: baseUrl,
    next: 'Set BITBUCKET_SERVER_HOST to it, and BITBUCKET_SERVER_TOKEN.',
  });
}

async function idOf(
  { fullName }: PageAddress,
  configured: DataCenterConnection,
  { proxy }: ServerConfig,
): Promise<string> {
  const connection = reachOf(configured);
  const metrics = createMetrics({ processMetrics: false });
  const http = createDataCenterClient(connection, { logger: SILENT, metrics, proxy });
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return await findDataCenterRepository({ http, connection, identity: configured.name }, fullName, { signal });
  } finally {
    await http.close();
  }
}

function noRepository(where: string): Failure {
  return new Failure({
    kind: 'invalid',
    what: 'This is not the address of a repository in Bitbucket Data Center.',
    where,
    next: 'Copy it from the browser: https://HOST/projects/KEY/repos/NAME. In the Cloud, use the settings page of the repository.',
  });
}

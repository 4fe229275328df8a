import { oldCredentials, readServerConfig, type ServerConfig } from '../../config';
import { createDataCenterClient } from '../../platform/data-center';
import { createHttpClient } from '../../platform/http';
import { createMetrics, SILENT } from '../../telemetry';
import { reachOf } from '../../wiring/data-center';
import { EXIT } from '../exit';
import { checkCloud } from './cloud';
import { checkDataCenter } from './data-center';
import { checkDatabase } from './database';
import { checkHostTools } from './host-tools';
import { checkMachine } from './machine';
import { proxyOf } from './proxy';
import { renderRows, renderRowsAsJson } from './render';
import { look, lookAndKeep, ok, type Row, warn, wrong } from './row';

export interface DoctorOptions {
  readonly format: 'text' | 'json';
}

/** `loom doctor`: looks at everything that has to be right, and says what to change. Writes nothing anywhere. */
export async function doctorCommand({ format }: DoctorOptions): Promise<number> {
  const rows = await examineAll();
  process.stdout.write(format === 'json' ? renderRowsAsJson(rows) : renderRows(rows));
  return exitCodeOf(rows);
}

async function examineAll(): Promise<readonly Row[]> {
  const settings = await lookAndKeep('configuration', 'settings', readServerConfig, () =>
    ok('Every setting can be used.'),
  );
  const rows = [...(await checkMachine()), settings.row, await look('configuration', 'app password', appPassword)];
  const config = settings.value;
  if (config === null) return rows;
  const proxy = await look('configuration', 'proxy', () => proxyOf(config.proxy));
  const tools = await checkHostTools(config.hostTools);
  return [...rows, ...tools, proxy, ...(await checkDatabase(config)), ...(await checkConnections(config))];
}

function appPassword(): ReturnType<typeof ok> {
  const old = oldCredentials();
  if (old.length === 0) return ok('None is set; Bitbucket removed them on 28 July 2026.');
  if (!old.includes('BITBUCKET_APP_PASSWORD')) {
    return warn(`${old.join()} is set, which Loom does not use any more.`, 'Unset it.');
  }
  return wrong(
    'configuration',
    `${old.join(' and ')} is set, but Bitbucket removed app passwords on 28 July 2026.`,
    'Unset it. Set BITBUCKET_EMAIL and BITBUCKET_API_TOKEN, or BITBUCKET_ACCESS_TOKEN, instead.',
  );
}

async function checkConnections(config: ServerConfig): Promise<readonly Row[]> {
  const parts = { logger: SILENT, metrics: createMetrics({ processMetrics: false }), proxy: config.proxy };
  const http = createHttpClient(parts);
  const rows = [...(await checkCloud(config, http).finally(() => http.close()))];
  for (const connection of config.bitbucket.dataCenters) {
    const client = createDataCenterClient(reachOf(connection), parts);
    rows.push(...(await checkDataCenter(connection, config, client).finally(() => client.close())));
  }
  return rows;
}

/** What the operator can change comes first. */
function exitCodeOf(rows: readonly Row[]): number {
  const failures = rows.filter(({ state }) => state === 'fail');
  if (failures.some(({ side }) => side === 'configuration')) return EXIT.usage;
  return failures.length > 0 ? EXIT.platform : EXIT.fine;
}

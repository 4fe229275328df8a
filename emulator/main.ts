import { parseArgs } from 'node:util';
import { isVersionName, startDataCenter } from './data-center';
import { startEmulator } from './start';

interface Running {
  readonly addresses: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts an emulator on its own, prints one line of JSON with its addresses, and runs until it is told to stop. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'api-port': { type: 'string', default: '0' },
      'web-port': { type: 'string', default: '0' },
      /** A release of Data Center, in the place of Cloud. */
      'data-center': { type: 'string' },
      'context-path': { type: 'string', default: '' },
      folder: { type: 'string' },
      latency: { type: 'string', default: '0' },
      referee: { type: 'string' },
    },
  });
  const common = {
    latencyMs: Number(values.latency),
    ...(values.folder === undefined ? {} : { folder: values.folder }),
    ...(values.referee === undefined ? {} : { referee: values.referee }),
  };
  const [apiPort, webPort] = [Number(values['api-port']), Number(values['web-port'])];
  const release = values['data-center'];
  const running =
    release === undefined
      ? await cloud({ ...common, apiPort, webPort })
      : await dataCenter(release, { ...common, port: webPort, contextPath: values['context-path'] });
  process.stdout.write(`${JSON.stringify(running.addresses)}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.close().then(() => process.exit(0)));
  }
}

async function cloud(options: Parameters<typeof startEmulator>[0]): Promise<Running> {
  const emulator = await startEmulator(options);
  return { addresses: { apiUrl: emulator.apiUrl, webUrl: emulator.webUrl }, close: () => emulator.close() };
}

async function dataCenter(release: string, options: Parameters<typeof startDataCenter>[0]): Promise<Running> {
  if (!isVersionName(release)) throw new Error(`there is no release ${release} of Data Center here.`);
  const instance = await startDataCenter({ ...options, version: release });
  return { addresses: { url: instance.url }, close: () => instance.close() };
}

void main().catch((error: unknown) => {
  process.stderr.write(`The emulator could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

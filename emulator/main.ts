import { parseArgs } from 'node:util';
import { startEmulator } from './start';

/** Starts the emulator on its own, prints one line of JSON with its addresses, and runs until it is told to stop. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'api-port': { type: 'string', default: '0' },
      'web-port': { type: 'string', default: '0' },
      folder: { type: 'string' },
      latency: { type: 'string', default: '0' },
      referee: { type: 'string' },
    },
  });
  const emulator = await startEmulator({
    apiPort: Number(values['api-port']),
    webPort: Number(values['web-port']),
    latencyMs: Number(values.latency),
    ...(values.folder === undefined ? {} : { folder: values.folder }),
    ...(values.referee === undefined ? {} : { referee: values.referee }),
  });
  process.stdout.write(`${JSON.stringify({ apiUrl: emulator.apiUrl, webUrl: emulator.webUrl })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.close().then(() => process.exit(0)));
  }
}

void main().catch((error: unknown) => {
  process.stderr.write(`The emulator could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

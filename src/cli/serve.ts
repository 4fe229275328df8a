import { readServerConfig } from '../config';
import { startLoom } from '../main';
import { createLogger } from '../telemetry';
import { EXIT } from './exit';

/** `loom serve`: web and worker in one process, until SIGTERM or SIGINT; a second signal ends it at once. */
export async function serveCommand(): Promise<number> {
  const config = readServerConfig();
  const logger = createLogger(config.logLevel);
  const loom = await startLoom(config, logger);
  logger.info({ address: loom.address, baseUrl: config.baseUrl }, 'Loom is ready.');
  const signal = await firstSignal();
  logger.info({ signal }, 'Loom is stopping: no new work, what runs is finished or handed back.');
  process.once('SIGINT', () => process.exit(EXIT.interrupted));
  process.once('SIGTERM', () => process.exit(EXIT.interrupted));
  await loom.stop();
  return EXIT.fine;
}

function firstSignal(): Promise<string> {
  return new Promise((done) => {
    process.once('SIGINT', () => done('SIGINT'));
    process.once('SIGTERM', () => done('SIGTERM'));
  });
}

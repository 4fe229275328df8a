import { pruneReportCache } from '../cache';
import type { Queue } from '../queue';
import type { Logger } from '../telemetry';

const EVERY_MS = 60 * 60 * 1000;
/** The host repeats a delivery within minutes; a person may look one up for two weeks. */
const KEEP_DELIVERIES_MS = 14 * 24 * 60 * 60 * 1000;

/** Forgets old deliveries and cached answers, at once and every hour. Returns how to stop. */
export function startUpkeep(queue: Queue, cacheFolder: string, logger: Logger): () => void {
  const tidy = async (): Promise<void> => {
    try {
      await queue.forgetDeliveries(Date.now() - KEEP_DELIVERIES_MS);
      await pruneReportCache(cacheFolder, Date.now());
    } catch (error) {
      logger.warn({ error }, 'Old deliveries and cached answers could not be tidied up; it is tried again in an hour.');
    }
  };
  void tidy();
  const timer = setInterval(() => void tidy(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

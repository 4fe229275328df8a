import type { RequestHandler } from 'express';
import type { WebDependencies } from '../dependencies';

type Health = Pick<WebDependencies, 'store' | 'queue' | 'worker' | 'logger'>;

/** `GET /api/health`: how each part is. Always answers while the process lives; an orchestrator restarts on silence only. */
export function getHealth({ store, worker }: Health): RequestHandler {
  return async (_req, res) => {
    const database = await answers(() => store.healthy());
    const jobs = worker();
    const isWell = database && jobs !== 'stopped';
    res.json({ status: isWell ? 'ok' : 'degraded', database: database ? 'ok' : 'unreachable', worker: jobs });
  };
}

/** `GET /api/ready`: 200 when requests can be served, 503 otherwise; a load balancer takes the process out meanwhile. */
export function getReady({ store, queue, logger }: Health): RequestHandler {
  return async (_req, res) => {
    const [database, jobs] = await Promise.all([
      answers(() => store.healthy()),
      answers(async () => {
        await queue.counts();
        return true;
      }),
    ]);
    const ready = database && jobs;
    if (!ready) logger.warn({ database, queue: jobs }, 'This process is not ready.');
    res.status(ready ? 200 : 503).json({ ready, database, queue: jobs });
  };
}

const LONGEST_MS = 3000;

/** False also when there is no answer in time. */
async function answers(ask: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), LONGEST_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

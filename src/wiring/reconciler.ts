import type { Installation } from '../domain';
import type { Territory } from '../intake';
import { Failure } from '../domain';
import { findMissed } from '../intake';
import type { HostRegistry } from '../platform';
import type { Queue } from '../queue';
import type { Store } from '../store';
import type { Logger } from '../telemetry';

export interface ReconcilerOptions {
  readonly store: Store;
  readonly queue: Queue;
  readonly hosts: HostRegistry;
  /** Where to look for an installation. */
  readonly territoryOf: (installation: Installation) => Territory;
  /** From the end of a round to the next; 0: none at all. */
  readonly intervalMs: number;
  readonly clock: () => number;
  readonly logger: Logger;
}

/** What failed is tried again after so long, and at every start: whoever repaired the settings has started Loom again. */
const RETRY_FAILED_MS = 6 * 60 * 60 * 1000;

/**
 * Finds pull requests whose webhook was lost, or which have none: at once, and on a timer.
 * @returns how to stop; a round that is under way ends first
 */
export function startReconciler(options: ReconcilerOptions): () => Promise<void> {
  if (options.intervalMs === 0) return () => Promise.resolve();
  const controller = new AbortController();
  const breaks = new Map<string, string | null>();
  let timer: NodeJS.Timeout | undefined;
  let started = false;

  async function round(): Promise<void> {
    const failedBefore = started ? options.clock() - RETRY_FAILED_MS : options.clock();
    started = true;
    for (const installation of await activeOnes(options.store)) {
      if (controller.signal.aborted) return;
      const from = breaks.get(installation.id) ?? null;
      breaks.set(installation.id, await lookFor(installation, { from, failedBefore }, options, controller.signal));
    }
  }

  async function rounds(): Promise<void> {
    try {
      await round();
    } catch (error) {
      options.logger.warn({ error }, 'Missed pull requests could not be looked for; it is tried again later.');
    }
    if (controller.signal.aborted) return;
    timer = setTimeout(() => {
      running = rounds();
    }, options.intervalMs);
    timer.unref();
  }

  let running = rounds();
  return async () => {
    controller.abort();
    clearTimeout(timer);
    await running;
  };
}

async function activeOnes({ installations }: Store): Promise<readonly Installation[]> {
  return (await installations.list()).filter(({ state }) => state === 'active');
}

/** One tenant's trouble is not the next one's. Answers where to go on. */
async function lookFor(
  installation: Installation,
  round: { readonly from: string | null; readonly failedBefore: number },
  { store, queue, hosts, territoryOf, logger }: ReconcilerOptions,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const host = await hosts.hostOf(installation.id);
    const { found, next } = await findMissed(territoryOf(installation), round, { host, store, queue, logger, signal });
    if (found > 0) logger.info({ tenant: installation.id, found }, 'Found pull requests that no webhook told of.');
    return next;
  } catch (error) {
    if (signal.aborted) return round.from;
    const what = error instanceof Failure ? `${error.message} ${error.next}` : 'This is a mistake in Loom.';
    logger.warn({ tenant: installation.id, error }, `Missed pull requests could not be looked for: ${what}`);
    return round.from;
  }
}

import type { WorkerKind } from './worker-launch';
import { startWorker, type WorkerProcess } from './worker-process';

/** A worker for one session. */
export interface TakenWorker {
  readonly worker: WorkerProcess;
  /** It has loaded its tool and answered before; a cold one says `ready` first. */
  readonly warm: boolean;
  /** After a session that ended well. True when the worker is kept for the next one; otherwise it is the caller's to end. */
  readonly giveBack: () => boolean;
}

/**
 * Workers that have loaded their tool, between two runs. Starting a tool takes longer than judging the files of a usual change.
 * A worker holds nothing of the files it judged, and one that failed in any way never comes back.
 */
export interface WorkerPool {
  /** False when every worker ends with its run. */
  readonly keeps: boolean;
  take(module: string, memoryMb: number, kind?: WorkerKind): TakenWorker;
}

interface Idle {
  readonly worker: WorkerProcess;
  readonly uses: number;
  readonly expiry: NodeJS.Timeout;
}

/** What a tool leaks from file to file ends with its process. */
const MAX_USES = 200;
/** Idle workers of one tool; a busy server shares them between its reviews. */
const MAX_IDLE = 4;

/** @param keepMs milliseconds that an idle worker waits for its next run; 0 keeps none */
export function createWorkerPool(keepMs: number): WorkerPool {
  const idle = new Map<string, Idle[]>();
  const remove = (key: string, worker: WorkerProcess): Idle | undefined => {
    const waiting = idle.get(key) ?? [];
    const found = waiting.find((each) => each.worker === worker);
    idle.set(
      key,
      waiting.filter((each) => each !== found),
    );
    clearTimeout(found?.expiry);
    return found;
  };
  const keep = (key: string, worker: WorkerProcess, uses: number): boolean => {
    const waiting = idle.get(key) ?? [];
    if (keepMs === 0 || uses >= MAX_USES || waiting.length >= MAX_IDLE) return false;
    worker.rest();
    const expiry = setTimeout(() => {
      remove(key, worker);
      worker.kill();
    }, keepMs).unref();
    // The one used last is the warmest.
    idle.set(key, [{ worker, uses, expiry }, ...waiting]);
    return true;
  };
  return {
    keeps: keepMs > 0,
    take(module, memoryMb, kind = 'tells') {
      const key = `${memoryMb} ${module}`;
      const waiting = idle.get(key)?.[0];
      const uses = (waiting?.uses ?? 0) + 1;
      const worker = waiting?.worker ?? startWorker(module, memoryMb, kind);
      if (waiting) remove(key, worker);
      else void worker.gone.then(() => remove(key, worker));
      return { worker, warm: waiting !== undefined, giveBack: () => keep(key, worker, uses) };
    },
  };
}

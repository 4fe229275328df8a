import { setMaxListeners } from 'node:events';

/** Exit code of a program that was ended by a signal, by the shells' convention: 128 + signal number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export interface Interrupt {
  readonly signal: AbortSignal;
  release(): void;
}

/**
 * Turns Ctrl-C and the polite kill signals into an abort, so that tools are ended and temporary files removed before the process
 * goes. A second signal ends it at once.
 */
export function abortOnSignals(): Interrupt {
  const controller = new AbortController();
  // A review sends many requests at once, and each of them listens: Node need not warn of a leak.
  setMaxListeners(0, controller.signal);
  const handlers = Object.entries(SIGNALS).map(([name, code]) => {
    const handler = (): void => {
      if (controller.signal.aborted) process.exit(code);
      controller.abort();
    };
    process.on(name, handler);
    return { name, handler };
  });
  return {
    signal: controller.signal,
    release() {
      for (const { name, handler } of handlers) process.off(name, handler);
    },
  };
}

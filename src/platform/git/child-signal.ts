import { setMaxListeners } from 'node:events';
import { cancelled } from '../../domain';

/** A controller that is also aborted with `signal`, and then with `cancelled`, whatever the reason of that was. */
export function childOf(signal: AbortSignal): AbortController {
  const child = new AbortController();
  // Each process that runs listens: Node need not warn of a leak.
  setMaxListeners(0, child.signal);
  const stop = (): void => child.abort(cancelled());
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true, signal: child.signal });
  return child;
}

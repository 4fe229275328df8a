import { cancelled } from '../../domain';

/** A controller that is also aborted with `signal`, and then with `cancelled`, whatever the reason of that was. */
export function childOf(signal: AbortSignal): AbortController {
  const child = new AbortController();
  const stop = (): void => child.abort(cancelled());
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true, signal: child.signal });
  return child;
}

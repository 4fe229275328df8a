import { cancelled } from '../domain';

/** Ends the work between two effects once somebody asked for that. */
export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw cancelled();
}

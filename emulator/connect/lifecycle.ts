import { appUrl, basePathOf, type Descriptor } from './descriptor';
import { hostToken } from './token';

/** The app did not take a call of its lifecycle; the installation does not change then. */
export class LifecycleError extends Error {
  constructor(
    readonly event: LifecycleEvent,
    /** Status of the app's answer, null when there was none. */
    readonly status: number | null,
    reason: string,
  ) {
    super(`The app did not accept "${event}": ${reason}`);
    this.name = 'LifecycleError';
  }
}

export type LifecycleEvent = 'installed' | 'uninstalled';

export interface LifecycleCall {
  readonly event: LifecycleEvent;
  readonly descriptor: Descriptor;
  readonly body: Readonly<Record<string, unknown>>;
  readonly clientKey: string;
  /** Secret that the app knows already; null before the first installation, whose call carries no token. */
  readonly knownSecret: string | null;
  readonly now: number;
}

const TIMEOUT_MS = 10_000;
const TOKEN_SECONDS = 180;

/** Tells the app. An app that does not want to know is not told; a failed call throws `LifecycleError`. */
export async function callLifecycle(call: LifecycleCall): Promise<void> {
  const path = call.descriptor.lifecycle[call.event];
  if (path === undefined) return;
  const url = new URL(appUrl(call.descriptor, path));
  const response = await post(url, call);
  await response.body?.cancel();
  if (!response.ok) throw new LifecycleError(call.event, response.status, `it answered ${response.status}`);
}

async function post(url: URL, call: LifecycleCall): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...authorization(url, call) },
      body: JSON.stringify(call.body),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    throw new LifecycleError(call.event, null, error instanceof Error ? error.message : String(error));
  }
}

function authorization(url: URL, call: LifecycleCall): Record<string, string> {
  if (call.knownSecret === null) return {};
  const request = { method: 'POST', url, basePath: basePathOf(call.descriptor) };
  const token = hostToken(request, {
    clientKey: call.clientKey,
    sharedSecret: call.knownSecret,
    now: call.now,
    validForSeconds: TOKEN_SECONDS,
  });
  return { Authorization: `JWT ${token}` };
}

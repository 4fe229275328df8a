import type { Delivery, Outcome } from './delivery';
import type { headersOf, Parcel } from './parcel';

export interface SendOptions {
  readonly timeoutMs: number;
  /** Ends everything, when the emulator closes. */
  readonly closing: AbortSignal;
  readonly headers: typeof headersOf;
}

type Answer = Pick<Delivery, 'outcome' | 'status' | 'answer'>;

const SHOWN_CHARACTERS = 1024;

/** Sends a parcel once. Never rejects: what went wrong is in the answer. */
export async function sendOnce(
  parcel: Parcel,
  requestUuid: string,
  attempt: number,
  options: SendOptions,
): Promise<Delivery> {
  const startedAt = Date.now();
  const answer = await post(parcel, requestUuid, attempt, options);
  return { ...describe(parcel, requestUuid, attempt, startedAt), ...answer, durationMs: Date.now() - startedAt };
}

/** The log line of a parcel that never left. */
export function unsent(parcel: Parcel, requestUuid: string, outcome: Outcome): Delivery {
  return { ...describe(parcel, requestUuid, 0, Date.now()), outcome, status: null, answer: '', durationMs: 0 };
}

function describe(
  parcel: Parcel,
  requestUuid: string,
  attempt: number,
  startedAt: number,
): Omit<Delivery, keyof Answer | 'durationMs'> {
  const { event, hookUuid, url, body } = parcel;
  return { requestUuid, hookUuid, event, url, attempt, bytes: body.length, startedAt };
}

async function post(parcel: Parcel, requestUuid: string, attempt: number, options: SendOptions): Promise<Answer> {
  const tooLate = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await fetch(parcel.url, {
      method: 'POST',
      headers: options.headers(parcel, requestUuid, attempt),
      body: new Uint8Array(parcel.body),
      redirect: 'manual',
      signal: AbortSignal.any([tooLate, options.closing]),
    });
    const answer = (await response.text()).slice(0, SHOWN_CHARACTERS);
    return { outcome: response.ok ? 'delivered' : 'refused', status: response.status, answer };
  } catch (error) {
    if (tooLate.aborted) return { outcome: 'timeout', status: null, answer: '' };
    return { outcome: 'unreachable', status: null, answer: error instanceof Error ? error.message : String(error) };
  }
}

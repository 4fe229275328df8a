import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from './delivery';
import { createWebhookFaults, type WebhookFault, type WebhookFaults } from './faults';
import { headersOf, type Parcel } from './parcel';
import { sendOnce, unsent } from './send';

export interface PostOfficeOptions {
  /** How long an answer may take; Bitbucket waits ten seconds. */
  readonly timeoutMs?: number;
  /** Pauses before the second and the third attempt. */
  readonly retryDelaysMs?: readonly number[];
  /** Larger bodies are not sent. */
  readonly maxBytes?: number;
  /** Of one attempt; those of Cloud where it is left out. */
  readonly headers?: typeof headersOf;
  /** Told of every attempt. */
  readonly onDelivery?: (delivery: Delivery) => void;
}

/** Carries parcels to subscribers, each on its own: nothing is promised about their order. */
export interface PostOffice {
  send(parcel: Parcel): void;
  /** Sends once, past the faults, and says what became of it. */
  sendNow(parcel: Parcel): Promise<Delivery>;
  readonly faults: WebhookFaults;
  readonly log: readonly Delivery[];
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
  /** Gives up what is on its way. */
  close(): Promise<void>;
}

const HELD_BACK_MS = 1000;

export function createPostOffice(options: PostOfficeOptions = {}): PostOffice {
  const { timeoutMs = 10_000, retryDelaysMs = [1000, 3000], maxBytes = 256 * 1024 } = options;
  const { headers = headersOf, onDelivery = () => undefined } = options;
  const closing = new AbortController();
  const faults = createWebhookFaults();
  const log: Delivery[] = [];
  const onTheWay = new Set<Promise<void>>();
  const heldBack = new Map<string, () => void>();

  function track(work: Promise<void>): void {
    const tracked = work.finally(() => onTheWay.delete(tracked));
    onTheWay.add(tracked);
  }

  async function attempt(parcel: Parcel, requestUuid: string, number: number): Promise<Delivery> {
    const how = { timeoutMs, closing: closing.signal, headers };
    const delivery = await sendOnce(parcel, requestUuid, number, how);
    log.push(delivery);
    return delivery;
  }

  async function attempts(parcel: Parcel, requestUuid: string): Promise<void> {
    for (const [index, pause] of [0, ...retryDelaysMs].entries()) {
      if (!(await slept(pause, closing.signal))) return;
      const delivery = await attempt(parcel, requestUuid, index + 1);
      onDelivery(delivery);
      if (!mayTryAgain(delivery)) return;
    }
  }

  /** Resolves when the next parcel to the same subscriber has gone, or after a while. */
  async function overtaken(hookUuid: string, atMostMs: number): Promise<void> {
    const next = new Promise<void>((resolve) => heldBack.set(hookUuid, resolve));
    await Promise.race([next, slept(atMostMs, closing.signal)]);
    heldBack.delete(hookUuid);
  }

  async function carry(parcel: Parcel, hit: readonly WebhookFault[]): Promise<void> {
    const requestUuid = randomUUID();
    if (parcel.body.length > maxBytes) return void log.push(unsent(parcel, requestUuid, 'too-large'));
    if (hit.some(({ kind }) => kind === 'drop')) return void log.push(unsent(parcel, requestUuid, 'dropped'));
    const late = hit.find(({ kind }) => kind === 'delay');
    if (late !== undefined && !(await slept(late.delayMs ?? HELD_BACK_MS, closing.signal))) return;
    const last = hit.find(({ kind }) => kind === 'reorder');
    if (last !== undefined) await overtaken(parcel.hookUuid, last.delayMs ?? HELD_BACK_MS);
    await attempts(parcel, requestUuid);
    const twice = hit.find(({ kind }) => kind === 'duplicate');
    if (twice !== undefined) await attempts(parcel, twice.sameRequest === true ? requestUuid : randomUUID());
    if (last === undefined) heldBack.get(parcel.hookUuid)?.();
  }

  return {
    faults,
    log,
    send(parcel) {
      if (!closing.signal.aborted) track(carry(parcel, faults.take(parcel.event)));
    },
    sendNow: (parcel) => attempt(parcel, randomUUID(), 1),
    async idle() {
      while (onTheWay.size > 0) await Promise.all(onTheWay);
    },
    async close() {
      closing.abort();
      while (onTheWay.size > 0) await Promise.all(onTheWay);
    },
  };
}

/** 5xx answers, and none at all, are tried again; 4xx is the subscriber's last word. */
function mayTryAgain({ outcome, status }: Delivery): boolean {
  return outcome === 'timeout' || outcome === 'unreachable' || (status !== null && status >= 500);
}

/** False when the wait was cut short. */
async function slept(forMs: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  if (forMs <= 0) return true;
  return sleep(forMs, true, { signal }).catch(() => false);
}

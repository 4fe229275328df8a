import type { Fact } from '../../world';
import { createPostOffice, type Delivery, type Parcel, type PostOffice } from '../../webhooks';
import { hooksOf, type Hook, type HookOwner, type Host } from '../host';
import { createCircuitBreaker, USUAL_BREAKER, type BreakerOptions } from './circuit-breaker';
import { headersOf, parcelOf } from './headers';
import { webhookDate, withIsoTimes } from './payload-times';
import { payloadsOf } from './payloads';

export interface MessengerOptions {
  readonly timeoutMs?: number;
  readonly breaker?: BreakerOptions;
  /** How the connection test looks: `{"test": true}`, or nothing at all. */
  readonly ping?: 'test' | 'empty';
  /** Whether times inside a payload are text. */
  readonly isoTimes?: boolean;
}

/** Tells the webhooks of an instance what happens, each thing once and whatever becomes of it. */
export interface Messenger {
  readonly office: PostOffice;
  /** Deliveries that the circuit breaker kept back. */
  readonly skipped: readonly { readonly hook: number; readonly event: string }[];
  /** The connection test: without a signature, whatever the webhook's secret. */
  ping(url: string): Promise<Readonly<Record<string, unknown>>>;
  /** The last delivery of a webhook, as the product shows it. */
  latestOf(hook: number): Readonly<Record<string, unknown>> | null;
  close(): Promise<void>;
}

const PING = 'diagnostics:ping';

export function createMessenger(host: Host, options: MessengerOptions, clock: () => number): Messenger {
  const breaker = createCircuitBreaker(options.breaker ?? USUAL_BREAKER, clock);
  const skipped: { hook: number; event: string }[] = [];
  const office = createPostOffice({
    retryDelaysMs: [],
    maxBytes: Infinity,
    headers: headersOf,
    onDelivery: ({ hookUuid, outcome }) => breaker.tell(hookUuid, outcome === 'delivered'),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  });

  function tell(fact: Fact): void {
    const hooks = ownersOf(fact).flatMap((owner) => [...hooksOf(host, owner).values()]);
    if (hooks.length === 0) return;
    const date = webhookDate(Math.floor(host.world.now() / 1_000));
    for (const { eventKey, body } of payloadsOf(host, fact)) {
      const whole = { eventKey, date, ...(options.isoTimes === true ? (withIsoTimes(body) as object) : body) };
      const bytes = Buffer.from(JSON.stringify(whole));
      for (const hook of hooks) if (hook.active && hook.events.includes(eventKey)) post(hook, eventKey, bytes);
    }
  }

  function post(hook: Hook, event: string, bytes: Buffer): void {
    if (breaker.lets(String(hook.id))) office.send(parcelOf(hook, event, bytes));
    else skipped.push({ hook: hook.id, event });
  }

  const stop = host.world.onFact(tell);
  return {
    office,
    skipped,
    async ping(url) {
      const body = Buffer.from(options.ping === 'empty' ? '' : '{"test": true}');
      const parcel: Parcel = { event: PING, hookUuid: PING, url, body };
      return outcomeJson(await office.sendNow(parcel));
    },
    latestOf(hook) {
      const latest = office.log.filter(({ hookUuid }) => hookUuid === String(hook)).at(-1);
      return latest === undefined ? null : outcomeJson(latest);
    },
    async close() {
      stop();
      await office.close();
    },
  };
}

function ownersOf(fact: Fact): readonly HookOwner[] {
  const { repository } =
    fact.kind === 'push' ? fact : fact.kind === 'comment' ? fact.comment.pullRequest : fact.pullRequest;
  return [repository, repository.workspace];
}

function outcomeJson(delivery: Delivery): Readonly<Record<string, unknown>> {
  const { event, url, status, answer, outcome, startedAt, durationMs } = delivery;
  const succeeded = outcome === 'delivered';
  return {
    event,
    start: startedAt,
    finish: startedAt + durationMs,
    duration: durationMs,
    request: { method: 'POST', url },
    result: {
      description: status === null ? answer : String(status),
      outcome: succeeded ? 'SUCCESS' : status === null ? 'ERROR' : 'FAILURE',
      ...(status === null ? {} : { statusCode: status, body: answer }),
    },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { cancelled } from '../../domain';
import { attempt, type AttemptParts, type AttemptResult, guardedBody } from './attempt';
import { readWhole } from './body';
import type { Answer, Call, HttpSession, StreamedAnswer } from './call';
import type { EtagCache } from './etag-cache';
import type { RateBudget } from './rate-budget';
import { retryDelay } from './retry';
import type { Exchange } from './transport';

export interface SessionParts extends Omit<AttemptParts, 'budget'> {
  readonly identity: string;
  readonly budgetOf: (call: Call) => RateBudget;
  readonly cache: EtagCache;
  /** How long one call may wait for retries, all of them together. */
  readonly maxWaitMs: number;
}

const WHOLE_BYTES = 16 * 1024 * 1024;
const STREAM_BYTES = 256 * 1024 * 1024;
const NOT_MODIFIED = 304;

export function createSession(parts: SessionParts): HttpSession {
  let calls = 0;
  const counted: SessionParts = {
    ...parts,
    sent(call, where, status) {
      calls += 1;
      parts.sent(call, where, status);
    },
  };
  return {
    send: (call) => sendWhole(call, counted),
    stream: (call) =>
      withRetries(call, counted, (exchange, where) =>
        Promise.resolve<StreamedAnswer>({
          status: exchange.status,
          headers: exchange.headers,
          body: guardedBody(exchange, call, where, call.maxBytes ?? STREAM_BYTES),
        }),
      ),
    calls: () => calls,
  };
}

/** Reads are asked with the ETag of what is already known, so that an unchanged answer is not sent again. */
async function sendWhole(call: Call, parts: SessionParts): Promise<Answer> {
  const cacheable = call.method === 'GET' && call.rateClass !== 'files';
  const known = cacheable ? parts.cache.get(parts.identity, call.url) : null;
  const asked: Call = known
    ? {
        ...call,
        headers: { ...call.headers, 'if-none-match': known.etag },
        expected: [...(call.expected ?? []), NOT_MODIFIED],
      }
    : call;
  const answer = await withRetries(asked, parts, (exchange, where) => readAnswer(exchange, call, where));
  if (known && answer.status === NOT_MODIFIED) return { status: 200, headers: known.headers, bytes: known.bytes };
  const etag = answer.headers.etag;
  if (cacheable && answer.status === 200 && etag) {
    parts.cache.put(parts.identity, call.url, { etag, bytes: answer.bytes, headers: answer.headers });
  }
  return answer;
}

async function readAnswer(exchange: Exchange, call: Call, where: string): Promise<Answer> {
  const bytes = await readWhole(exchange.body, call.maxBytes ?? WHOLE_BYTES, where);
  return { status: exchange.status, headers: exchange.headers, bytes };
}

async function withRetries<T>(
  call: Call,
  parts: SessionParts,
  consume: (exchange: Exchange, where: string) => Promise<T>,
): Promise<T> {
  const repeatable = call.repeatable ?? call.method !== 'POST';
  const budget = parts.budgetOf(call);
  let waitLeftMs = parts.maxWaitMs;
  let renewed = false;
  for (let attempts = 1; ; attempts += 1) {
    const result: AttemptResult<T> = await attempt(call, { ...parts, budget }, consume);
    if (result.kind === 'done') return result.value;
    if (result.renewed && !renewed) {
      renewed = true;
      continue;
    }
    const { outcome } = result;
    const wait = retryDelay({ outcome, repeatable, attempt: attempts, waitLeftMs, random: Math.random() });
    if (wait === null) throw result.failure;
    waitLeftMs -= wait;
    await pause(wait, call.signal);
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch {
    throw cancelled();
  }
}

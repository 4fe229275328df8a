import { cancelled, Failure } from '../../domain';
import { type Address, followAddress, parseAddress, sameOrigin, withoutQuery } from './address';
import { readCapped, readWhole } from './body';
import type { Authorization, Call } from './call';
import type { RateBudget, RequestKind } from './rate-budget';
import { type Outcome, UNTOLD_RATE_WAIT_MS } from './retry';
import { retryAfterMs } from './retry-after';
import { type RefusedCall, statusFailure } from './status-failure';
import { outcomeOf, transportFailure } from './transport-error';
import type { Exchange, Transport } from './transport';

export interface AttemptParts {
  readonly transport: Transport;
  readonly budget: RateBudget;
  readonly authorization: Authorization | null;
  readonly explain: (refused: RefusedCall) => Failure | null;
  /** Told of every request that was sent; `status` is null when no answer came. */
  readonly sent: (call: Call, where: string, status: number | null) => void;
}

export type AttemptResult<T> =
  | { readonly kind: 'done'; readonly value: T }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      readonly outcome: Outcome;
      /** The credential was refused, and there will be a fresh one. */
      readonly renewed: boolean;
    };

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const ERROR_BYTES = 64 * 1024;

function kindOf({ method }: Call): RequestKind {
  return method === 'GET' ? 'read' : 'write';
}

/**
 * Sends a call once, follows its redirects, and lets `consume` read the answer. Credentials go to the origin of the call alone.
 * @throws Failure `cancelled`, or what the budget and the authorization throw
 */
export async function attempt<T>(
  call: Call,
  parts: AttemptParts,
  consume: (exchange: Exchange, where: string) => Promise<T>,
): Promise<AttemptResult<T>> {
  const start = parseAddress(call.url);
  let address = start;
  let atHome = true;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const where = `${call.method} ${withoutQuery(address)}`;
    // Who was sent elsewhere comes back as a stranger: the way back was chosen by somebody else.
    atHome &&= sameOrigin(address, start);
    const header = atHome ? ((await parts.authorization?.header(call.signal)) ?? null) : null;
    const release = await parts.budget.acquire(kindOf(call), call.urgency ?? 'review', call.signal);
    try {
      const exchange = await exchangeOnce(call, address, header, where, parts);
      if (isRedirect(call, exchange)) {
        await exchange.discard();
        address = nextAddress(address, exchange.headers.location ?? '');
        continue;
      }
      if (isAnswer(call, exchange.status)) return { kind: 'done', value: await consume(exchange, where) };
      return await refusedResult(call, exchange, where, header, parts);
    } catch (error) {
      return failedResult(error, call.signal, where);
    } finally {
      release();
    }
  }
  return failedResult(tooManyRedirects(start), call.signal, '');
}

async function exchangeOnce(
  call: Call,
  address: Address,
  header: string | null,
  where: string,
  { transport, sent }: AttemptParts,
): Promise<Exchange> {
  let status: number | null = null;
  try {
    const exchange = await transport.send(address, {
      method: call.method,
      headers: {
        'user-agent': 'loom-for-bitbucket',
        accept: 'application/json',
        ...call.headers,
        ...(header === null ? {} : { authorization: header }),
      },
      body: call.body ?? null,
      signal: call.signal,
    });
    status = exchange.status;
    return exchange;
  } finally {
    sent(call, where, status);
  }
}

function isRedirect(call: Call, { status, headers }: Exchange): boolean {
  return call.method === 'GET' && REDIRECTS.has(status) && headers.location !== undefined;
}

function isAnswer(call: Call, status: number): boolean {
  return (status >= 200 && status < 300) || (call.expected?.includes(status) ?? false);
}

function nextAddress(from: Address, location: string): Address {
  const to = followAddress(from, location);
  if (from.origin.startsWith('https:') && !to.origin.startsWith('https:')) {
    throw new Failure({
      kind: 'invalid',
      what: 'The host redirected to an address without encryption.',
      where: withoutQuery(to),
      next: 'Check the configured address of the host.',
    });
  }
  return to;
}

async function refusedResult<T>(
  call: Call,
  exchange: Exchange,
  where: string,
  header: string | null,
  { budget, authorization, explain }: AttemptParts,
): Promise<AttemptResult<T>> {
  const { status, headers } = exchange;
  const asked = retryAfterMs(headers['retry-after'], Date.now());
  if (status === 429) budget.closeFor(asked ?? UNTOLD_RATE_WAIT_MS);
  const text = await beginningOf(exchange, where);
  const refused: RefusedCall = {
    status,
    headers,
    text,
    where,
    sentBytes: Buffer.byteLength(call.body?.text ?? ''),
    retryAfterMs: asked,
    refusal: authorization?.refusal ?? null,
  };
  const failure = explain(refused) ?? statusFailure(refused);
  const renewed = status === 401 && header !== null && (authorization?.refused(header) ?? false);
  return { kind: 'failed', failure, outcome: { kind: 'status', status, retryAfterMs: asked }, renewed };
}

/** An error page that is cut, or endless, still tells its status. */
async function beginningOf(exchange: Exchange, where: string): Promise<string> {
  try {
    return Buffer.from(await readWhole(exchange.body, ERROR_BYTES, where)).toString('utf8');
  } catch {
    return '';
  }
}

function failedResult<T>(error: unknown, signal: AbortSignal, where: string): AttemptResult<T> {
  if (signal.aborted) throw cancelled();
  if (error instanceof Failure) return { kind: 'failed', failure: error, outcome: { kind: 'final' }, renewed: false };
  return { kind: 'failed', failure: transportFailure(error, where), outcome: outcomeOf(error), renewed: false };
}

function tooManyRedirects(start: Address): Failure {
  return new Failure({
    kind: 'unavailable',
    what: 'The host redirects in a circle.',
    where: withoutQuery(start),
    next: 'Check the configured address of the host.',
  });
}

/** The body as it comes; a break in it is told as a `Failure` too. */
export async function* guardedBody(
  exchange: Exchange,
  call: Call,
  where: string,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  try {
    yield* readCapped(exchange.body, maxBytes, where);
  } catch (error) {
    if (call.signal.aborted) throw cancelled();
    throw error instanceof Failure ? error : transportFailure(error, where);
  }
}

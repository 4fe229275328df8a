import { createHash } from 'node:crypto';
import { Failure, type Ignored, type PlatformEvent } from '../domain';
import type { Delivery, NewJob, Queue, Recorded } from '../queue';
import type { Logger, Metrics } from '../telemetry';
import { jobOf } from './job-of';
import { type Answer, type Door, headerOf, type Proved, type Sender, type WebhookRequest } from './request';

export interface ReceiveDeps {
  readonly queue: Pick<Queue, 'record'>;
  /** Reads the host's bytes; the wire's names end there. */
  readonly parse: (eventKey: string | null, body: Uint8Array) => PlatformEvent | Ignored;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'deliveries'> | null;
}

/**
 * The whole way of a delivery: believe it, read it, write it down together with its job, answer. What was answered with 202 is on
 * disk. One local commit, no network. Never rejects.
 */
export async function receive(door: Door, request: WebhookRequest, deps: ReceiveDeps): Promise<Answer> {
  let answer: Answer;
  try {
    const proved = await door.prove(request);
    const decided = 'refused' in proved ? refuse(proved.refused, door, deps) : decide(proved, request, door, deps);
    answer = 'job' in decided ? ACCEPTED[await deps.queue.record(decided.delivery, decided.job)] : decided;
  } catch (error) {
    answer = explain(error, door, deps.logger);
  }
  deps.metrics?.deliveries.inc({ door: door.name, outcome: String(answer.status) });
  return answer;
}

const ACCEPTED: Readonly<Record<Recorded, Answer>> = {
  recorded: { status: 202, text: 'Accepted.' },
  duplicate: { status: 202, text: 'Accepted before.' },
};

function refuse(refused: Answer, door: Door, { logger }: ReceiveDeps): Answer {
  logger.warn({ door: door.name, status: refused.status }, refused.text);
  return refused;
}

/** What is to be recorded of a genuine delivery, or the answer where nothing is. */
function decide(
  proved: Proved,
  request: WebhookRequest,
  { sender }: Door,
  { parse }: ReceiveDeps,
): Answer | { readonly delivery: Delivery; readonly job: NewJob } {
  const event = parse(proved.eventKey, request.body);
  if (event.kind === 'ignored') return { status: 200, text: event.reason };
  if (!covers(proved, event))
    return { status: 403, text: 'The proof is for another repository or workspace than the payload.' };
  const job = jobOf(proved.tenant, event);
  if ('reason' in job) return { status: 200, text: job.reason };
  const id = deliveryId(request, sender);
  return { delivery: { tenant: proved.tenant, id, event: proved.eventKey ?? event.kind }, job };
}

function covers({ onlyRepository, onlyWorkspace }: Proved, event: PlatformEvent): boolean {
  if (onlyRepository !== null && onlyRepository !== event.repository.id) return false;
  return onlyWorkspace === null || event.workspace === null || onlyWorkspace === event.workspace;
}

/** The host's id of the request. Without one, equal bytes are the same delivery. */
function deliveryId(request: WebhookRequest, { idHeader }: Sender): string {
  const told = headerOf(request, idHeader);
  if (told !== undefined && /^[\w{}-]{8,64}$/.test(told)) return told;
  return createHash('sha256').update(request.body).digest('hex');
}

function explain(error: unknown, door: Door, logger: Logger): Answer {
  if (error instanceof Failure && error.kind === 'invalid') {
    logger.warn({ door: door.name, where: error.where }, error.message);
    return { status: door.sender.unreadableStatus, text: `${error.message} ${error.next}` };
  }
  logger.error({ door: door.name, error }, 'A delivery could not be recorded.');
  // The host tries again after a 5xx.
  return { status: 503, text: 'Loom cannot write this down at the moment. Send it again.', retryAfterSeconds: 30 };
}

import { createHash } from 'node:crypto';
import { Failure, type Ignored, type PlatformEvent } from '../domain';
import type { Queue } from '../queue';
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
  const answer = await accept(door, request, deps);
  deps.metrics?.deliveries.inc({ door: door.name, outcome: String(answer.status) });
  return answer;
}

async function accept(door: Door, request: WebhookRequest, deps: ReceiveDeps): Promise<Answer> {
  try {
    const proved = await door.prove(request);
    if ('refused' in proved) {
      deps.logger.warn({ door: door.name, status: proved.refused.status }, proved.refused.text);
      return proved.refused;
    }
    const event = deps.parse(proved.eventKey, request.body);
    if (event.kind === 'ignored') return { status: 200, text: event.reason };
    return await record(door, proved, event, request, deps);
  } catch (error) {
    return explain(error, door, deps.logger);
  }
}

async function record(
  door: Door,
  proved: Proved,
  event: PlatformEvent,
  request: WebhookRequest,
  { queue }: ReceiveDeps,
): Promise<Answer> {
  if (!covers(proved, event))
    return { status: 403, text: 'The proof is for another repository or workspace than the payload.' };
  const job = jobOf(proved.tenant, event);
  if ('reason' in job) return { status: 200, text: job.reason };
  const id = deliveryId(request, door.sender);
  const delivery = { tenant: proved.tenant, id, event: proved.eventKey ?? event.kind };
  const outcome = await queue.record(delivery, job);
  return { status: 202, text: outcome === 'recorded' ? 'Accepted.' : 'Accepted before.' };
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

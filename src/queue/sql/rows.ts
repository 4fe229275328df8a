import { z } from 'zod';
import type { DeadJob, Job, JobPayload, QueueCounts } from '../port';

const endSchema = z.object({
  branch: z.string().nullable(),
  commit: z.string(),
  repository: z.object({ id: z.string(), fullName: z.string() }).nullable(),
});

const pullRequest = { tenant: z.string(), repository: z.string(), number: z.int() };

const payloadSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('review'),
    ...pullRequest,
    headCommit: z.string().nullable(),
    source: endSchema.nullable(),
    destination: endSchema.nullable(),
    again: z.boolean(),
  }),
  z.object({ kind: z.literal('close'), ...pullRequest, state: z.enum(['merged', 'declined', 'superseded']) }),
]) satisfies z.ZodType<JobPayload>;

// PostgreSQL's driver tells 64-bit numbers as text.
const number = z.coerce.number();

const storedSchema = z.object({
  id: z.coerce.string(),
  key: z.string(),
  payload: z.string(),
  again: number,
  attempt: number,
});
const takenSchema = storedSchema.extend({ lease: z.string() });
const deadSchema = storedSchema.extend({ last_error: z.string(), died_at: number });
const countSchema = z.object({ state: z.enum(['waiting', 'running', 'dead']), jobs: number });

/** A row that is about to be put back. */
export const heldRowSchema = z.object({
  id: z.coerce.string(),
  key: z.string(),
  priority: number,
  again: number,
  run_at: number,
  attempt: number,
  last_error: z.string().nullable(),
});
export type HeldRow = z.infer<typeof heldRowSchema>;

/** The payload as it was given, and `again` when any job that this one replaced had it. */
function payloadOf(row: z.infer<typeof storedSchema>): JobPayload {
  const payload = payloadSchema.parse(JSON.parse(row.payload));
  return payload.kind === 'review' && row.again === 1 ? { ...payload, again: true } : payload;
}

export function toJob(row: unknown): Job {
  const taken = takenSchema.parse(row);
  return { id: taken.id, key: taken.key, payload: payloadOf(taken), attempt: taken.attempt, lease: taken.lease };
}

export function toDeadJob(row: unknown): DeadJob {
  const dead = deadSchema.parse(row);
  return {
    id: dead.id,
    key: dead.key,
    payload: payloadOf(dead),
    attempts: dead.attempt,
    lastError: dead.last_error,
    diedAt: dead.died_at,
  };
}

export function toCounts(rows: readonly unknown[]): QueueCounts {
  const counts = { waiting: 0, running: 0, dead: 0 };
  for (const row of rows) {
    const { state, jobs } = countSchema.parse(row);
    counts[state] = jobs;
  }
  return counts;
}

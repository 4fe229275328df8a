import { z } from 'zod';
import type { PullRequest, PullRequestReview } from '../../domain';

const refSchema = z.object({ tenant: z.string(), repository: z.string(), number: z.int() });

const endSchema = z.object({
  branch: z.string().nullable(),
  commit: z.string(),
  repository: z.object({ id: z.string(), fullName: z.string() }).nullable(),
});

export const pullRequestSchema = z.object({
  ref: refSchema,
  title: z.string(),
  description: z.string(),
  author: z
    .object({
      id: z.string(),
      displayName: z.string(),
      names: z.array(z.string()),
      kind: z.enum(['person', 'app']),
    })
    .nullable(),
  state: z.enum(['open', 'merged', 'declined', 'superseded']),
  draft: z.boolean(),
  source: endSchema,
  destination: endSchema,
  fork: z.boolean(),
  url: z.string(),
}) satisfies z.ZodType<PullRequest>;

export const reviewSchema = z.object({
  id: z.string(),
  ref: refSchema,
  headCommit: z.string().nullable(),
  baseCommit: z.string().nullable(),
  // Rows of older versions do not tell.
  destination: z.string().nullable().default(null),
  state: z.enum(['pending', 'in_progress', 'completed', 'failed', 'cancelled', 'skipped']),
  reason: z.string().nullable(),
  progress: z
    .object({ step: z.enum(['gathering', 'analyzing', 'placing', 'publishing']), detail: z.string() })
    .nullable(),
  verdict: z.enum(['approve', 'comment', 'request_changes']).nullable(),
  gate: z.enum(['pass', 'fail', 'not_evaluated']).nullable(),
  gateReason: z.string().nullable(),
  counts: z.object({ blocker: z.int(), warning: z.int(), info: z.int() }).nullable(),
  tools: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      state: z.enum(['completed', 'degraded', 'failed', 'skipped']),
      durationMs: z.number(),
      reason: z.string().exactOptional(),
    }),
  ),
  notices: z.array(z.string()),
  calls: z.number().nullable(),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
}) satisfies z.ZodType<PullRequestReview>;

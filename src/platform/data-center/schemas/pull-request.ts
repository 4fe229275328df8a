import { z } from 'zod';
import { accountSchema } from './account';
import { repositorySchema } from './repository';

const refSchema = z.object({
  /** `refs/heads/…`, or `refs/tags/…`. */
  id: z.string(),
  latestCommit: z.string(),
  repository: repositorySchema,
});
export type WireRef = z.infer<typeof refSchema>;

export const pullRequestSchema = z.object({
  id: z.number().int().positive(),
  title: z.string().nullish(),
  description: z.string().nullish(),
  state: z.enum(['OPEN', 'MERGED', 'DECLINED']),
  draft: z.boolean().nullish(),
  author: z.object({ user: accountSchema.nullish() }).nullish(),
  fromRef: refSchema,
  toRef: refSchema,
});
export type WirePullRequest = z.infer<typeof pullRequestSchema>;

import { z } from 'zod';
import { accountSchema } from './account';
import { linksSchema } from './link';

/** Each part may be missing: branches and forks are deleted while a pull request lives on. */
const endSchema = z.object({
  branch: z.object({ name: z.string() }).nullish(),
  commit: z.object({ hash: z.string() }).nullish(),
  repository: z.object({ uuid: z.string(), full_name: z.string() }).nullish(),
});
export type WireEnd = z.infer<typeof endSchema>;

export const pullRequestSchema = z.object({
  id: z.number().int().positive(),
  title: z.string().nullish(),
  description: z.string().nullish(),
  state: z.enum(['OPEN', 'MERGED', 'DECLINED', 'SUPERSEDED']),
  draft: z.boolean().nullish(),
  author: accountSchema.nullish(),
  source: endSchema,
  destination: endSchema,
  links: linksSchema,
});
export type WirePullRequest = z.infer<typeof pullRequestSchema>;

export const participantsSchema = z.object({
  participants: z
    .array(z.object({ user: accountSchema.nullish(), state: z.string().nullish(), approved: z.boolean().nullish() }))
    .nullish(),
});

import { z } from 'zod';
import { accountSchema } from './account';
import { linksSchema } from './link';

const line = z.number().int().nullish();

export const inlineSchema = z.object({
  path: z.string().nullish(),
  from: line,
  to: line,
  start_from: line,
  start_to: line,
});
export type WireInline = z.infer<typeof inlineSchema>;

export const commentSchema = z.object({
  id: z.number().int(),
  content: z.object({ raw: z.string().nullish() }).nullish(),
  user: accountSchema.nullish(),
  parent: z.object({ id: z.number().int() }).nullish(),
  inline: inlineSchema.nullish(),
  deleted: z.boolean().nullish(),
  resolution: z.record(z.string(), z.unknown()).nullish(),
  links: linksSchema,
});
export type WireComment = z.infer<typeof commentSchema>;

import { z } from 'zod';
import { pathSchema } from './path';

export const commitSchema = z.object({ id: z.string(), parents: z.array(z.object({ id: z.string() })).nullish() });

const changeSchema = z.object({
  type: z.string(),
  nodeType: z.string().nullish(),
  path: pathSchema,
  srcPath: pathSchema.nullish(),
});
export type WireChange = z.infer<typeof changeSchema>;

/** One page, whatever there is: what it leaves out cannot be fetched. */
export const changesSchema = z.object({ values: z.array(changeSchema), isLastPage: z.boolean().nullish() });

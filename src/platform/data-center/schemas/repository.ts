import { z } from 'zod';

const projectSchema = z.object({ key: z.string() });

export const repositorySchema = z.object({
  id: z.number().int().positive(),
  slug: z.string(),
  project: projectSchema,
  archived: z.boolean().nullish(),
});
export type WireRepository = z.infer<typeof repositorySchema>;

import { z } from 'zod';
import { linksSchema } from './link';

export const repositorySchema = z.object({
  uuid: z.string(),
  full_name: z.string(),
  links: linksSchema,
  workspace: z.object({ uuid: z.string() }).nullish(),
});
export type WireRepository = z.infer<typeof repositorySchema>;

export const workspaceSchema = z.object({ uuid: z.string(), slug: z.string().nullish(), name: z.string().nullish() });

/** An entry of the list of workspaces that somebody belongs to. */
export const workspaceAccessSchema = z.object({ workspace: z.object({ uuid: z.string() }) });

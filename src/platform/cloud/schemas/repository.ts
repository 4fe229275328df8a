import { z } from 'zod';
import { linksSchema } from './link';

export const repositorySchema = z.object({
  uuid: z.string(),
  full_name: z.string(),
  links: linksSchema,
  workspace: z.object({ uuid: z.string() }).nullish(),
});

export const workspaceSchema = z.object({ uuid: z.string(), slug: z.string().nullish(), name: z.string().nullish() });

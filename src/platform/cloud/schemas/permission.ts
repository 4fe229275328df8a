import { z } from 'zod';
import { accountSchema } from './account';

/** An entry of a list of permissions; who and what it is about is checked, not believed from the question. */
export const permissionSchema = z.object({
  permission: z.string(),
  user: accountSchema.nullish(),
  repository: z.object({ uuid: z.string().nullish() }).nullish(),
});

export const roleSchema = z.object({ permission: z.string() });

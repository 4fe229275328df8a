import { z } from 'zod';

export const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().nullish(),
  refresh_token: z.string().nullish(),
  scope: z.string().nullish(),
});

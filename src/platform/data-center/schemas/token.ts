import { z } from 'zod';

/** An HTTP access token, as its owner may look at it: without its secret. */
export const accessTokenSchema = z.object({
  createdDate: z.number().nullish().catch(null),
  expiryDays: z.number().nullish().catch(null),
  expiryDate: z.number().nullish().catch(null),
});

export const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().nullish(),
  refresh_token: z.string().nullish(),
  scope: z.string().nullish(),
});

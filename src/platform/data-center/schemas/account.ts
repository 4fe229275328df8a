import { z } from 'zod';

const text = z.string().nullish();

/** `name` is for bodies and mentions, `slug` for paths; they differ for names with capitals and signs. */
export const accountSchema = z.object({
  id: z.number().int().nullish(),
  name: text,
  slug: text,
  displayName: text,
  type: text,
});
export type WireAccount = z.infer<typeof accountSchema>;

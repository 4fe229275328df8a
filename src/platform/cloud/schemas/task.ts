import { z } from 'zod';

export const taskSchema = z.object({
  id: z.number().int(),
  state: z.string().nullish(),
  content: z.object({ raw: z.string().nullish() }).nullish(),
  comment: z.object({ id: z.number().int() }).nullish(),
});
export type WireTask = z.infer<typeof taskSchema>;

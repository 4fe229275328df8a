import { z } from 'zod';

export const commitSchema = z.object({ hash: z.string() });

const sideSchema = z
  .object({
    path: z.string(),
    /** Documented as one word, answered as a list. */
    attributes: z.union([z.string(), z.array(z.string())]).nullish(),
  })
  .nullish();

export const diffstatSchema = z.object({ status: z.string(), old: sideSchema, new: sideSchema });
export type WireDiffstat = z.infer<typeof diffstatSchema>;

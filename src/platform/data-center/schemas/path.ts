import { z } from 'zod';

/** Paths are plain strings in comments and taken apart in lists of changes; documents promise the latter everywhere. */
export const pathSchema = z.union([
  z.string(),
  z.object({ components: z.array(z.string()) }).transform(({ components }) => components.join('/')),
]);

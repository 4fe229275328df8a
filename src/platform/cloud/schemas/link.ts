import { z } from 'zod';

/** Of all links, the page for people. */
export const linksSchema = z.object({ html: z.object({ href: z.string() }).nullish() }).nullish();

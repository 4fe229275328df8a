import { z } from 'zod';

export const applicationPropertiesSchema = z.object({ version: z.string(), displayName: z.string().nullish() });

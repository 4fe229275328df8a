import { z } from 'zod';

/** A 64-bit number: PostgreSQL's driver tells it as text. */
export const bigint = z.coerce.number().pipe(z.int());

/** SQLite keeps booleans as 0 and 1. */
export const flag = z.union([z.boolean(), z.literal(0), z.literal(1)]).transform(Boolean);

/** A column that holds JSON of a shape. */
export function json<Value>(schema: z.ZodType<Value>): z.ZodType<Value, string> {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

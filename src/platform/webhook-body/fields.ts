import { z } from 'zod';

/** What a schema looks at: the members of an object by their names, or a value with all that is in it. */
export type Fields = WholeValue | readonly Field[];

export type WholeValue = 'whole';

export interface Field {
  readonly name: string;
  readonly fields: Fields;
}

/** The fields of a schema whose objects drop the members that they do not name. */
export function fieldsOf(schema: z.core.$ZodType): Fields {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodCatch) {
    return fieldsOf(schema.unwrap());
  }
  if (!(schema instanceof z.ZodObject) || schema.def.catchall !== undefined) return 'whole';
  return Object.entries(schema.shape as Record<string, z.core.$ZodType>).map(([name, member]) => ({
    name,
    fields: fieldsOf(member),
  }));
}

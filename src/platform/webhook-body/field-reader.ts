import type { z } from 'zod';
import { FieldCursor } from './field-cursor';
import { fieldsOf } from './fields';

/**
 * Makes a reader of JSON that builds only what `schema` looks at: of a webhook that is a tenth, and to build the rest costs more
 * than all that intake does besides. The schema still has to judge the value.
 *
 * The reader takes a text in UTF-8 and gives what `JSON.parse` would, less the members that the schema drops. It throws
 * SyntaxError where a value that is looked at is not JSON; of the others it sees only where they end.
 */
export function fieldReader(schema: z.ZodType): (body: Uint8Array) => unknown {
  const fields = fieldsOf(schema);
  return (body) => new FieldCursor(body).readAll(fields);
}

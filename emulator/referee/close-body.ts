import { isObject, listAt, type Json, type JsonObject } from './document';

/** Changes a property before it is closed; undefined leaves it as it is. */
export type Reshape = (name: string, schema: Json) => Json | undefined;

/** Fields that no schema knows are refused, at the top of a body and in it. */
export function closeBody(operation: JsonObject, schemas: JsonObject, reshape: Reshape): void {
  const content = isObject(operation.requestBody) ? operation.requestBody.content : null;
  if (!isObject(content)) return;
  for (const media of Object.values(content)) {
    if (isObject(media) && isObject(media.schema)) media.schema = closed(media.schema, schemas, reshape, 0);
  }
}

const DEEPEST = 4;

function closed(schema: JsonObject, schemas: JsonObject, reshape: Reshape, depth: number): JsonObject {
  const whole = merged(schema, schemas);
  if (isObject(whole.items)) return { ...whole, items: closed(whole.items, schemas, reshape, depth) };
  const properties = whole.properties;
  if (!isObject(properties) || Object.keys(properties).length === 0 || depth >= DEEPEST) {
    return whole.type === 'object' || isObject(properties) ? { type: 'object' } : whole;
  }
  const inner = Object.entries(properties).map(([name, value]): [string, Json] => {
    const shape = reshape(name, value);
    if (shape !== undefined) return [name, shape];
    return [name, isObject(value) ? closed(value, schemas, reshape, depth + 1) : value];
  });
  return { ...whole, properties: Object.fromEntries(inner), additionalProperties: false };
}

/** One schema out of a reference and all of its parts. */
function merged(schema: JsonObject, schemas: JsonObject): JsonObject {
  const reference = schema.$ref;
  if (typeof reference === 'string') {
    const target = schemas[reference.replace('#/components/schemas/', '')];
    return isObject(target) ? merged(target, schemas) : {};
  }
  const parts = listAt(schema, 'allOf');
  if (parts.length === 0) return { ...schema };
  const properties: JsonObject = {};
  const required = new Set<Json>(listAt(schema, 'required'));
  for (const part of parts) {
    const one = isObject(part) ? merged(part, schemas) : {};
    if (isObject(one.properties)) Object.assign(properties, one.properties);
    for (const name of listAt(one, 'required')) required.add(name);
  }
  return { type: 'object', properties, ...(required.size === 0 ? {} : { required: [...required] }) };
}

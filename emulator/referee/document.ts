export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = Record<string, Json>;

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectAt(value: JsonObject, name: string): JsonObject {
  const inner = value[name];
  if (!isObject(inner)) throw new Error(`The API document has no ${name}.`);
  return inner;
}

export function listAt(value: JsonObject, name: string): Json[] {
  const inner = value[name];
  return Array.isArray(inner) ? inner : [];
}

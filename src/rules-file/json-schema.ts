import { z } from 'zod';
import { FILE_SCHEMA } from './schema';

/** The part of JSON Schema that the rules file needs. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
  readonly title?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | false;
  readonly anyOf?: readonly JsonSchema[];
}

/** JSON Schema (2020-12) of `.loom/config.yaml`, for editors. */
export function jsonSchema(): JsonSchema {
  return z.toJSONSchema(FILE_SCHEMA, { io: 'input' }) as JsonSchema;
}

/** The alternatives of a schema without `null`, which every optional key allows; itself when there are none. */
export function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf?.filter((each) => each.type !== 'null') ?? [schema];
}

/** Keys that a document of this schema may have at a path, in the schema's order; none where keys are free. */
export function keysAt(schema: JsonSchema, path: readonly PropertyKey[]): readonly string[] {
  let here: readonly JsonSchema[] = [schema];
  for (const step of path) here = here.flatMap(alternatives).flatMap((each) => childOf(each, step));
  return here.flatMap(alternatives).flatMap((each) => Object.keys(each.properties ?? {}));
}

function childOf({ items, properties, additionalProperties }: JsonSchema, step: PropertyKey): readonly JsonSchema[] {
  if (typeof step === 'number') return items ? [items] : [];
  const name = String(step);
  if (properties && Object.hasOwn(properties, name)) return [properties[name]!];
  return additionalProperties ? [additionalProperties] : [];
}

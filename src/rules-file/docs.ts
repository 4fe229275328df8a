import { alternatives, type JsonSchema, jsonSchema } from './json-schema';

/** One key of `.loom/config.yaml`: a row of `docs/configuration.md`. Cells are Markdown. */
export interface KeyDescription {
  /** e.g. `pipelines[].severity`, `models.<name>.provider`. */
  readonly key: string;
  readonly type: string;
  /** Empty for a section, whose keys have their own; `required` for a key that must be given. */
  readonly default: string;
  readonly description: string;
}

/** Every key of the rules file in the order of its sections. */
export function describeRulesFile(): readonly KeyDescription[] {
  return describeKeys(jsonSchema(), '');
}

function describeKeys(section: JsonSchema, prefix: string): KeyDescription[] {
  return Object.entries(section.properties ?? {}).flatMap(([name, schema]) => {
    const key = `${prefix}${name}`;
    const required = section.required?.includes(name) ?? false;
    const row = {
      key,
      type: typeOf(schema),
      default: defaultOf(schema, required),
      description: schema.description ?? '',
    };
    return [row, ...describeInside(schema, key)];
  });
}

function describeInside(schema: JsonSchema, key: string): KeyDescription[] {
  return alternatives(schema).flatMap((each) => {
    if (each.properties) return describeKeys(each, `${key}.`);
    if (each.items) return describeInside(each.items, `${key}[]`);
    if (!each.additionalProperties) return [];
    return describeInside(each.additionalProperties, `${key}.<${each.propertyNames?.title ?? 'name'}>`);
  });
}

function typeOf(schema: JsonSchema): string {
  return alternatives(schema).map(typeOfOne).join(' or ');
}

function typeOfOne(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' | ');
  const type = [schema.type].flat().find((name) => name !== 'null') ?? 'any';
  if (type === 'array') return schema.items?.type === 'object' ? 'list of mappings' : 'list of texts';
  if (type !== 'object') return TYPES[type] ?? 'anything';
  if (!schema.additionalProperties) return 'mapping';
  return `mapping from ${schema.propertyNames?.title ?? 'name'} to ${typeOf(schema.additionalProperties)}`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: '`true` or `false`',
};

function defaultOf(schema: JsonSchema, required: boolean): string {
  if (required) return 'required';
  const value = schema.default;
  if (typeof value === 'string') return `\`${value}\``;
  if (typeof value === 'number' || typeof value === 'boolean') return `\`${JSON.stringify(value)}\``;
  if (Array.isArray(value) && value.length > 0) return `\`${JSON.stringify(value)}\``;
  return schema.properties ? '' : 'none';
}

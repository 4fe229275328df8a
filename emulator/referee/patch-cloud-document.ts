import { closeBody, type Reshape } from './close-body';
import { isObject, listAt, objectAt, type Json, type JsonObject } from './document';

const LIST_PARAMETERS = { page: 'integer', pagelen: 'integer', q: 'string', sort: 'string', fields: 'string' } as const;
/** What the redirects of a pull request's diffs carry, and their targets do not list. */
const REDIRECT_PARAMETERS = { from_pullrequest_id: 'integer', topic: 'boolean' } as const;
/** Schemas of request bodies and what the text of the document demands of them. */
const DEMANDED: Readonly<Record<string, readonly string[]>> = {
  report: ['title', 'details', 'report_type'],
  report_annotation: ['summary', 'annotation_type'],
  pullrequest_comment: ['content'],
};

/**
 * Repairs the official document so that it can judge requests: it demands a `type` that nobody sends, lets misspelt fields pass, and
 * does not list the query parameters that every list takes.
 */
export function patchCloudDocument(document: JsonObject): JsonObject {
  const patched = structuredClone(document);
  const schemas = objectAt(objectAt(patched, 'components'), 'schemas');
  for (const schema of Object.values(schemas)) loosen(schema);
  for (const [name, fields] of Object.entries(DEMANDED)) demand(schemas[name], fields);
  limitReport(schemas.report);
  const paths = objectAt(patched, 'paths');
  patched.paths = Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [greedy(path), withParameters(path, operations, schemas)]),
  );
  delete patched.security;
  return patched;
}

/** Paths and diff specs contain slashes. */
function greedy(path: string): string {
  return path
    .replace(/\/(src|filehistory)\/\{commit\}\/\{path\}/, '/$1/{commit}/{path}*')
    .replace(/\/(diff|diffstat|patch|merge-base)\/\{(spec|revspec)\}$/, '/$1/{$2}*');
}

function withParameters(path: string, operations: Json, schemas: JsonObject): Json {
  if (!isObject(operations)) return operations;
  for (const [method, operation] of Object.entries(operations)) {
    if (!isObject(operation) || !['get', 'post', 'put', 'delete'].includes(method)) continue;
    if (method === 'get') addParameters(path, operation, operations);
    if (path.endsWith('/hooks') || path.includes('/hooks/')) openBody(operation);
    else closeBody(operation, schemas, anyValue);
    delete operation.security;
  }
  return operations;
}

function addParameters(path: string, operation: JsonObject, siblings: JsonObject): void {
  const own = listAt(operation, 'parameters');
  const known = new Set([...own, ...listAt(siblings, 'parameters')].map((one) => (isObject(one) ? one.name : '')));
  const isDiff = /\/(diff|diffstat|patch)\/\{/.test(path);
  const added = Object.entries({ ...LIST_PARAMETERS, ...(isDiff ? REDIRECT_PARAMETERS : {}) })
    .filter(([name]) => !known.has(name))
    .map(([name, type]) => ({ name, in: 'query', required: false, schema: { type } }));
  operation.parameters = [...own, ...added];
}

/** Takes away the demands and distinctions that the host itself does not make. */
function loosen(schema: Json): void {
  if (Array.isArray(schema)) {
    for (const one of schema) loosen(one);
    return;
  }
  if (!isObject(schema)) return;
  if (Array.isArray(schema.required)) schema.required = schema.required.filter((name) => name !== 'type');
  if (Array.isArray(schema.required) && schema.required.length === 0) delete schema.required;
  delete schema.discriminator;
  for (const inner of Object.values(schema)) loosen(inner);
}

function demand(schema: Json | undefined, fields: readonly string[]): void {
  if (!isObject(schema)) return;
  const target = listAt(schema, 'allOf').find((part) => isObject(part) && 'properties' in part) ?? schema;
  if (isObject(target)) target.required = [...listAt(target, 'required'), ...fields];
}

/** A value is of any type, and there are at most ten of them. */
function limitReport(report: Json | undefined): void {
  if (!isObject(report)) return;
  for (const part of [report, ...listAt(report, 'allOf')]) {
    if (!isObject(part) || !isObject(part.properties)) continue;
    const data = part.properties.data;
    if (isObject(data)) data.maxItems = 10;
  }
}

/** A value is of any type. */
const anyValue: Reshape = (name) => (name === 'value' ? {} : undefined);

function openBody(operation: JsonObject): void {
  delete operation.requestBody;
}

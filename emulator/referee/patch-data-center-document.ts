import { closeBody, type Reshape } from './close-body';
import { isObject, listAt, objectAt, type Json, type JsonObject } from './document';

const WRITES = ['post', 'put', 'delete'];
/** What lists take and the document does not say everywhere. */
const LIST_PARAMETERS = ['start', 'limit'];
const MORE_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  '/api/latest/users': ['permission.1', 'permission.1.projectKey', 'permission.1.repositorySlug'],
  '/api/latest/projects/{projectKey}/repos/{repositorySlug}/pull-requests': ['username.1', 'role.1', 'approved.1'],
};
const LIMITS: Readonly<Record<string, JsonObject>> = {
  title: { minLength: 1 },
  details: { maxLength: 2_000 },
};

/**
 * Repairs the official document so that it can judge requests: it forbids the place and the parent of a comment, shows paths in parts
 * where they are sent as text, lets other words pass beside those that it lists, and misspelt fields with them.
 */
export function patchDataCenterDocument(document: JsonObject): JsonObject {
  const patched = structuredClone(document);
  const schemas = objectAt(objectAt(patched, 'components'), 'schemas');
  for (const [name, schema] of Object.entries(schemas)) repair(name, schema);
  const paths = Object.entries(objectAt(patched, 'paths')).flatMap(([path, operations]): [string, Json][] => {
    const repaired = isObject(operations) ? repairOperations(path, operations, schemas) : operations;
    const greedy = path.replace(/\{path\}$/, '{path}*');
    const bare = path.replace(/\/?\{path\}$/, '');
    return greedy === path || bare in objectAt(patched, 'paths')
      ? [[greedy, repaired]]
      : [
          [greedy.replace(/([^/])\{path\}/, '$1/{path}'), repaired],
          [bare, withoutPath(repaired)],
        ];
  });
  return { ...patched, servers: [{ url: '/rest' }], paths: Object.fromEntries(paths) };
}

function repairOperations(path: string, operations: JsonObject, schemas: JsonObject): JsonObject {
  for (const [method, operation] of Object.entries(operations)) {
    if (!isObject(operation)) continue;
    delete operation.security;
    if (method === 'get') addParameters(operation, [...LIST_PARAMETERS, ...(MORE_PARAMETERS[path] ?? [])]);
    if (WRITES.includes(method)) closeBody(operation, schemas, reshape);
  }
  return operations;
}

function addParameters(operation: JsonObject, names: readonly string[]): void {
  const own = listAt(operation, 'parameters');
  const known = new Set(own.map((one) => (isObject(one) ? one.name : '')));
  const added = names
    .filter((name) => !known.has(name))
    .map((name) => ({ name, in: 'query', required: false, schema: { type: 'string' } }));
  operation.parameters = [...own, ...added];
}

/** The same operation for the whole of a repository, which has no path. */
function withoutPath(operations: Json): Json {
  if (!isObject(operations)) return operations;
  const bare: JsonObject = {};
  for (const [method, operation] of Object.entries(operations)) {
    if (!isObject(operation)) continue;
    const parameters = listAt(operation, 'parameters').filter((one) => !isObject(one) || one.name !== 'path');
    bare[method] = { ...operation, parameters };
  }
  return bare;
}

/** Objects are nothing else, words are those that are listed, and what people send is not reserved for answers. */
function repair(name: string, schema: Json): void {
  if (Array.isArray(schema)) {
    for (const one of schema) repair('', one);
    return;
  }
  if (!isObject(schema)) return;
  if (isObject(schema.properties)) {
    schema.type = 'object';
    for (const [inner, property] of Object.entries(schema.properties)) limit(inner, property);
  }
  delete schema.readOnly;
  if (typeof schema.pattern === 'string' && /^[A-Z_]+(\|[A-Z_]+)+$/.test(schema.pattern)) {
    schema.enum = schema.pattern.split('|');
    delete schema.pattern;
  }
  if (name === 'RestSetInsightReportRequest') schema.required = ['title'];
  for (const [inner, value] of Object.entries(schema)) repair(inner === 'properties' ? '' : inner, value);
}

function limit(name: string, property: Json): void {
  const limits = LIMITS[name];
  if (limits !== undefined && isObject(property) && property.type === 'string') Object.assign(property, limits);
}

/** A path is text or in parts, a value is anything, and a comment weighs one of two things. */
const reshape: Reshape = (name, schema) => {
  if (name === 'value' || name === 'path' || name === 'srcPath') return {};
  const isWord = isObject(schema) && schema.type === 'string' && schema.enum === undefined;
  return name === 'severity' && isWord ? { type: 'string', enum: ['NORMAL', 'BLOCKER'] } : undefined;
};

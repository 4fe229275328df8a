import { list, type MapValue, map, scalar, type Value, wording } from '../infrastructure/value';
import { readYamlDocuments } from '../infrastructure/yaml/read-yaml';

export interface Parameter {
  readonly place: string;
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: Value | null;
  readonly line: number;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly line: number;
  readonly body: MapValue;
  /** By place and name: `query page`. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** What is sent and what comes back, by kind of media and status. */
  readonly requests: ReadonlyMap<string, Value>;
  readonly responses: ReadonlyMap<string, Value>;
}

/** An API as OpenAPI or Swagger describes it. */
export interface OpenApi {
  readonly kind: 'openapi';
  readonly root: MapValue;
  /** By method and path, with the names of the path's parameters left out: `GET /users/{}`. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** The line of a path, or of `paths` itself. */
  readonly lineOf: (path: string | null) => number;
  /** Follows a reference within the file; what it cannot follow is null. */
  readonly resolve: (value: Value | null | undefined) => Value | null;
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace', 'query']);
const MAX_STEPS = 10;

export function isOpenApi(path: string, text: string): boolean {
  return (
    /\.(?:ya?ml|json)$/i.test(path) &&
    /^\s*(?:\{[^]{0,200}?)?["']?(?:openapi|swagger)["']?\s*:\s*["']?[23]/m.test(text.slice(0, 5_000))
  );
}

/**
 * Reads an API's description; null for what is none.
 * @throws Error with the line of the first mistake
 */
export function readOpenApi(text: string): OpenApi | null {
  const [root] = readYamlDocuments(text);
  if (root?.kind !== 'map') return null;
  const resolve = resolver(root);
  const paths = mapAt(root, 'paths');
  const operations = new Map<string, Operation>();
  for (const [path, given] of paths?.entries ?? []) {
    const item = resolve(given);
    if (item?.kind !== 'map') continue;
    for (const [method, value] of item.entries)
      if (METHODS.has(method) && value.kind === 'map')
        operations.set(
          `${method.toUpperCase()} ${path.replace(/\{[^}]*\}/g, '{}')}`,
          operation(path, method, value, item, resolve),
        );
  }
  const lineOf = (path: string | null): number =>
    (path === null ? undefined : paths?.entries.get(path)?.line) ?? paths?.line ?? 1;
  return { kind: 'openapi', root, operations, lineOf, resolve };
}

export function mapAt(value: Value | null | undefined, ...keys: readonly string[]): MapValue | null {
  let at: Value | null | undefined = value;
  for (const key of keys) at = at?.kind === 'map' ? at.entries.get(key) : null;
  return at?.kind === 'map' ? at : null;
}

export function textAt(value: Value | null | undefined, key: string): string | null {
  return value?.kind === 'map' ? wording(value.entries.get(key)) : null;
}

export function itemsAt(value: Value | null | undefined, key: string): readonly Value[] {
  const at = value?.kind === 'map' ? value.entries.get(key) : null;
  return at?.kind === 'list' ? at.items : [];
}

function resolver(root: MapValue): OpenApi['resolve'] {
  return (given) => {
    let value: Value | null = given ?? null;
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const reference = textAt(value, '$ref');
      if (reference === null) return value;
      value = reference.startsWith('#/') ? lookUp(root, reference) : null;
    }
    return null;
  };
}

/** What a reference within the file points to. */
export function lookUp(root: Value, reference: string): Value | null {
  let at: Value | null = root;
  for (const part of reference.slice(2).split('/')) {
    const key = decode(part).replaceAll('~1', '/').replaceAll('~0', '~');
    const next: Value | undefined =
      at?.kind === 'map' ? at.entries.get(key) : at?.kind === 'list' ? at.items[Number(key)] : undefined;
    at = next ?? null;
  }
  return at;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function operation(
  path: string,
  method: string,
  body: MapValue,
  item: MapValue,
  resolve: OpenApi['resolve'],
): Operation {
  const parameters = new Map<string, Parameter>();
  const requests = new Map<string, Value>();
  for (const given of [...itemsAt(item, 'parameters'), ...itemsAt(body, 'parameters')]) {
    const value = resolve(given);
    const [place, name] = [textAt(value, 'in'), textAt(value, 'name')];
    if (value?.kind !== 'map' || place === null || name === null) continue;
    const schema = value.entries.get('schema') ?? value;
    if (place === 'body') requests.set('body', schema);
    else
      parameters.set(`${place} ${name}`, {
        place,
        name,
        isRequired: textAt(value, 'required') === 'true',
        schema,
        line: given.line,
      });
  }
  for (const [media, value] of mapAt(resolve(body.entries.get('requestBody')), 'content')?.entries ?? [])
    if (value.kind === 'map' && value.entries.has('schema')) requests.set(media, value.entries.get('schema')!);
  const responses = new Map<string, Value>();
  for (const [status, given] of mapAt(body, 'responses')?.entries ?? []) {
    const response = resolve(given);
    if (response?.kind === 'map' && response.entries.has('schema'))
      responses.set(status, response.entries.get('schema')!);
    for (const [media, value] of mapAt(response, 'content')?.entries ?? [])
      if (value.kind === 'map' && value.entries.has('schema'))
        responses.set(`${status} ${media}`, value.entries.get('schema')!);
  }
  return { method, path, line: body.line, body, parameters, requests, responses };
}

/** A schema with what it takes over by `allOf` put into it. */
export function flatten(given: Value | null | undefined, resolve: OpenApi['resolve'], depth = 0): MapValue | null {
  const value = resolve(given);
  if (value?.kind !== 'map') return null;
  const parts = itemsAt(value, 'allOf');
  if (parts.length === 0 || depth > MAX_STEPS) return value;
  const properties = new Map<string, Value>();
  const required: Value[] = [];
  const others = new Map<string, Value>();
  for (const part of [...parts.map((each) => flatten(each, resolve, depth + 1)), value]) {
    if (!part) continue;
    for (const [key, each] of part.entries) if (key !== 'allOf') others.set(key, each);
    for (const [key, each] of mapAt(part, 'properties')?.entries ?? []) properties.set(key, each);
    required.push(...itemsAt(part, 'required'));
  }
  others.set('properties', map(properties, value.line));
  others.set('required', list(required.length > 0 ? required : [scalar(null, value.line)], value.line));
  return map(others, value.line);
}

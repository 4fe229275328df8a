import { type Value, wording } from '../infrastructure/value';
import { besideGone } from './beside';
import { flatten, itemsAt, mapAt, type OpenApi, type Operation, textAt } from './openapi';

/** What a change does to those who use an API, and where it shows in the head. */
export interface Difference {
  readonly what: string;
  readonly line: number;
  readonly hint: string;
}

type Direction = 'request' | 'response';

const MAX_DEPTH = 12;

/** Everything that breaks a client that was written for the base. */
export function* openApiDifferences(base: OpenApi, head: OpenApi): Generator<Difference> {
  for (const [key, old] of base.operations) {
    const now = head.operations.get(key);
    if (!now) yield goneOperation(base, head, old);
    else yield* inOperation(base, head, old, now);
  }
}

function goneOperation(base: OpenApi, head: OpenApi, old: Operation): Difference {
  const order = [...new Set([...base.operations.values()].map(({ path }) => path))];
  const known = new Map([...head.operations.values()].map(({ path }) => [path, head.lineOf(path)]));
  const line = known.get(old.path) ?? besideGone(order, old.path, (path) => known.get(path), head.lineOf(null));
  return { what: 'openapi-operation-removed', line, hint: `It is ${old.method.toUpperCase()} ${old.path}.` };
}

function* inOperation(base: OpenApi, head: OpenApi, old: Operation, now: Operation): Generator<Difference> {
  const called = `${now.method.toUpperCase()} ${now.path}`;
  for (const [key, parameter] of now.parameters) {
    const before = old.parameters.get(key);
    if (parameter.isRequired && parameter.place !== 'path' && !before?.isRequired)
      yield { what: 'openapi-parameter-required', line: parameter.line, hint: `It is ${parameter.name} of ${called}.` };
    if (before) yield* inSchema({ base, head, direction: 'request' }, before.schema, parameter.schema, parameter.name);
  }
  if (isBodyRequired(head, now) && !isBodyRequired(base, old))
    yield {
      what: 'openapi-parameter-required',
      line: now.body.entries.get('requestBody')?.line ?? now.line,
      hint: `It is the body of ${called}.`,
    };
  for (const [media, schema] of old.requests)
    if (now.requests.has(media))
      yield* inSchema({ base, head, direction: 'request' }, schema, now.requests.get(media)!, called);
  for (const [status, schema] of old.responses)
    if (now.responses.has(status))
      yield* inSchema({ base, head, direction: 'response' }, schema, now.responses.get(status)!, called);
  if (isProtected(base, old) && !isProtected(head, now))
    yield {
      what: 'openapi-security-removed',
      line: now.body.entries.get('security')?.line ?? now.line,
      hint: `It is ${called}.`,
    };
}

function isBodyRequired(api: OpenApi, { body }: Operation): boolean {
  return textAt(api.resolve(body.entries.get('requestBody')), 'required') === 'true';
}

/** Some scheme is asked for, and none of the choices is to ask for nothing. */
export function isProtected({ root }: OpenApi, { body }: Operation): boolean {
  const holder = body.entries.has('security') ? body : root;
  const choices = itemsAt(holder, 'security');
  return choices.length > 0 && choices.every((choice) => choice.kind === 'map' && choice.entries.size > 0);
}

interface Comparing {
  readonly base: OpenApi;
  readonly head: OpenApi;
  readonly direction: Direction;
}

function* inSchema(
  sides: Comparing,
  before: Value | null,
  after: Value | null,
  name: string,
  depth = 0,
): Generator<Difference> {
  const [old, now] = [flatten(before, sides.base.resolve), flatten(after, sides.head.resolve)];
  if (!old || !now || depth > MAX_DEPTH) return;
  const [oldType, newType] = [textAt(old, 'type'), textAt(now, 'type')];
  if (oldType !== null && newType !== null && oldType !== newType && !isWider(oldType, newType, sides.direction)) {
    const line = now.entries.get('type')!.line;
    yield { what: 'openapi-type-changed', line, hint: `${name} was ${oldType} and is ${newType}.` };
    return;
  }
  yield* goneValues(sides, itemsAt(old, 'enum'), now.entries.get('enum') ?? null, name);
  yield* inProperties(sides, { old, now }, depth);
  const [oldItems, newItems] = [old.entries.get('items'), now.entries.get('items')];
  if (oldItems && newItems) yield* inSchema(sides, oldItems, newItems, name, depth + 1);
}

/** Who accepts any number accepts whole ones. */
function isWider(old: string, now: string, direction: Direction): boolean {
  return direction === 'request' ? old === 'integer' && now === 'number' : old === 'number' && now === 'integer';
}

function* goneValues(
  { direction }: Comparing,
  old: readonly Value[],
  now: Value | null,
  name: string,
): Generator<Difference> {
  if (direction === 'response' || now?.kind !== 'list') return;
  const left = new Set(now.items.map(wording));
  for (const value of old)
    if (!left.has(wording(value)))
      yield {
        what: 'openapi-enum-value-removed',
        line: now.line,
        hint: `${name} can no longer be ${wording(value) ?? 'null'}.`,
      };
}

function* inProperties(
  sides: Comparing,
  schemas: { readonly old: Value; readonly now: Value },
  depth: number,
): Generator<Difference> {
  const [old, now] = [mapAt(schemas.old, 'properties'), mapAt(schemas.now, 'properties')];
  if (!now) return;
  const required = (schema: Value): ReadonlySet<string | null> => new Set(itemsAt(schema, 'required').map(wording));
  if (sides.direction === 'request')
    for (const name of required(schemas.now))
      if (name !== null && !required(schemas.old).has(name) && old)
        yield { what: 'openapi-property-required', line: lineOfRequired(schemas.now, name), hint: `It is ${name}.` };
  const order = [...(old?.entries.keys() ?? [])];
  for (const [name, value] of old?.entries ?? []) {
    const left = now.entries.get(name);
    if (left) yield* inSchema(sides, value, left, name, depth + 1);
    else if (sides.direction === 'response')
      yield {
        what: 'openapi-property-removed',
        line: besideGone(order, name, (key) => now.entries.get(key)?.line, now.line),
        hint: `It is ${name}.`,
      };
  }
}

function lineOfRequired(schema: Value, name: string): number {
  return itemsAt(schema, 'required').find((item) => wording(item) === name)?.line ?? schema.line;
}

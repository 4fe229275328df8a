import { besideGone } from './beside';
import type { GraphqlField, GraphqlSchema, GraphqlType } from './graphql';
import type { Difference } from './openapi-differences';

/** Everything that breaks a query that was written for the base. */
export function* graphqlDifferences(base: GraphqlSchema, head: GraphqlSchema): Generator<Difference> {
  for (const [name, old] of base.types) {
    const now = head.types.get(name);
    if (now?.kind === old.kind) yield* inType(old, now);
    else {
      const line = now?.line ?? besideGone([...base.types.keys()], name, (key) => head.types.get(key)?.line, 1);
      yield { what: 'graphql-type-removed', line, hint: `It is ${name}.` };
    }
  }
}

function* inType(old: GraphqlType, now: GraphqlType): Generator<Difference> {
  const order = [...old.fields.keys()];
  for (const [name, field] of old.fields) {
    const left = now.fields.get(name);
    if (left) {
      yield* inField(old, field, left);
      continue;
    }
    const line = besideGone(order, name, (key) => now.fields.get(key)?.line, now.line);
    yield {
      what: old.kind === 'enum' || old.kind === 'union' ? 'graphql-value-removed' : 'graphql-field-removed',
      line,
      hint: `It is ${old.name}.${name}.`,
    };
  }
  if (old.kind !== 'input') return;
  for (const [name, field] of now.fields)
    if (!old.fields.has(name) && field.type.endsWith('!') && !field.hasDefault)
      yield { what: 'graphql-argument-required', line: field.line, hint: `It is ${old.name}.${name}.` };
}

function* inField({ kind, name: owner }: GraphqlType, old: GraphqlField, now: GraphqlField): Generator<Difference> {
  const called = `${owner}.${old.name}`;
  if (!isCompatible(old.type, now.type, kind === 'input'))
    yield { what: 'graphql-type-changed', line: now.line, hint: `${called} was ${old.type} and is ${now.type}.` };
  for (const [name, arg] of now.args) {
    const before = old.args.get(name);
    if (!before && arg.isRequired)
      yield { what: 'graphql-argument-required', line: arg.line, hint: `It is ${name} of ${called}.` };
    if (before && !isCompatible(before.type, arg.type, true))
      yield {
        what: 'graphql-type-changed',
        line: arg.line,
        hint: `${name} of ${called} was ${before.type} and is ${arg.type}.`,
      };
  }
  for (const name of old.args.keys())
    if (!now.args.has(name))
      yield { what: 'graphql-field-removed', line: now.line, hint: `It is the argument ${name} of ${called}.` };
}

/** What comes back may become certain to be there, what is sent may become optional; nothing else may change. */
function isCompatible(old: string, now: string, isInput: boolean): boolean {
  if (old.replaceAll('!', '') !== now.replaceAll('!', '')) return false;
  const [looser, stricter] = isInput ? [now, old] : [old, now];
  return isAtMost(looser, stricter);
}

/** Every `!` of the one is in the other. */
function isAtMost(looser: string, stricter: string): boolean {
  let at = 0;
  for (const letter of looser) {
    while (letter !== '!' && stricter[at] === '!') at += 1;
    if (stricter[at] !== letter) return false;
    at += 1;
  }
  return true;
}

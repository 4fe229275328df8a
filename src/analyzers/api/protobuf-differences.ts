import { besideGone } from './beside';
import type { Difference } from './openapi-differences';
import { isReserved, type ProtoBlock, type ProtoField, type ProtoFile } from './protobuf';

/** Everything that makes old and new programs misread each other. */
export function* protobufDifferences(base: ProtoFile, head: ProtoFile): Generator<Difference> {
  if (base.package && head.package && base.package.name !== head.package.name)
    yield { what: 'protobuf-package-changed', line: head.package.line, hint: `It was ${base.package.name}.` };
  for (const [name, old] of base.blocks) {
    const now = head.blocks.get(name);
    if (now?.kind === old.kind) yield* old.kind === 'service' ? inService(old, now) : inBlock(old, now);
    else {
      const line = now?.line ?? besideGone([...base.blocks.keys()], name, (key) => head.blocks.get(key)?.line, 1);
      yield { what: 'protobuf-type-removed', line, hint: `It is ${name}.` };
    }
  }
}

function lineBeside(old: ProtoBlock, now: ProtoBlock, gone: string): number {
  const lines = new Map(now.fields.map(({ name, line }) => [name, line]));
  return besideGone(
    old.fields.map(({ name }) => name),
    gone,
    (key) => lines.get(key),
    now.line,
  );
}

function* inBlock(old: ProtoBlock, now: ProtoBlock): Generator<Difference> {
  const byName = new Map(now.fields.map((field) => [field.name, field]));
  const byNumber = new Map(now.fields.map((field) => [field.number, field]));
  for (const field of old.fields) {
    const called = `${old.name}.${field.name}`;
    const left = byName.get(field.name);
    const heir = byNumber.get(field.number);
    if (left && left.number !== field.number)
      yield {
        what: 'protobuf-number-changed',
        line: left.line,
        hint: `${called} had ${field.number} and has ${left.number}.`,
      };
    else if (left) yield* inType(called, field, left);
    else if (heir && !isRenamed(field, heir, old))
      yield { what: 'protobuf-number-reused', line: heir.line, hint: `${field.number} was ${called}.` };
    else if (!heir && !isReserved(now, field.number))
      yield {
        what: 'protobuf-number-not-reserved',
        line: lineBeside(old, now, field.name),
        hint: `It is ${field.number} of ${called}.`,
      };
  }
}

/** The same number and type under a new name: the wire does not tell. */
function isRenamed(field: ProtoField, heir: ProtoField, old: ProtoBlock): boolean {
  return heir.type === field.type && !old.fields.some(({ name }) => name === heir.name);
}

/** Types that are written alike on the wire. */
const ALIKE = [
  'int32 uint32 int64 uint64 bool',
  'sint32 sint64',
  'string bytes',
  'fixed32 sfixed32',
  'fixed64 sfixed64',
].map((line) => new Set(line.split(' ')));

function* inType(called: string, old: ProtoField, now: ProtoField): Generator<Difference> {
  if (old.type === now.type || ALIKE.some((types) => types.has(old.type) && types.has(now.type))) return;
  // Which package a name is written with does not matter.
  if (old.type.slice(old.type.lastIndexOf('.') + 1) === now.type.slice(now.type.lastIndexOf('.') + 1)) return;
  yield { what: 'protobuf-type-changed', line: now.line, hint: `${called} was ${old.type} and is ${now.type}.` };
}

function* inService(old: ProtoBlock, now: ProtoBlock): Generator<Difference> {
  for (const method of old.fields) {
    const left = now.fields.find(({ name }) => name === method.name);
    if (!left)
      yield {
        what: 'protobuf-method-removed',
        line: lineBeside(old, now, method.name),
        hint: `It is ${old.name}.${method.name}.`,
      };
    else if (left.type !== method.type)
      yield {
        what: 'protobuf-type-changed',
        line: left.line,
        hint: `It is what ${old.name}.${method.name} takes or gives.`,
      };
  }
}

import type { Resource } from './resource';
import { map, type MapValue, unknown, type Value, wording } from './value';

/** The resources of a template; the name is the logical id. A condition on a resource does not matter: it is made under some of them. */
export function readTemplate(document: MapValue): readonly Resource[] {
  const resources = document.entries.get('Resources');
  if (resources?.kind !== 'map') return [];
  return [...resources.entries].flatMap(([name, value]): Resource[] => {
    const type = value.kind === 'map' ? wording(value.entries.get('Type')) : null;
    if (value.kind !== 'map' || type === null) return [];
    const properties = withoutIntrinsics(value.entries.get('Properties') ?? map([], value.line));
    const body = properties.kind === 'map' ? properties : map([], value.line);
    return [{ type, name, line: value.line, body: { ...body, line: value.line } }];
  });
}

const INTRINSIC = /^(?:Ref|Condition|Fn::\w+)$/;

/** `{"Fn::Sub": "…"}` and its like, as the short forms are read: unknown, with the text in them. */
function withoutIntrinsics(value: Value): Value {
  if (value.kind === 'list') return { ...value, items: value.items.map(withoutIntrinsics) };
  if (value.kind !== 'map') return value;
  const [only] = value.entries;
  if (value.entries.size === 1 && only && INTRINSIC.test(only[0])) return unknown(textIn(only[1]), value.line);
  return map(
    [...value.entries].map(([name, entry]) => [name, withoutIntrinsics(entry)] as const),
    value.line,
  );
}

function textIn(value: Value): string {
  if (value.kind === 'list') return value.items.map(textIn).join('.');
  return wording(value) ?? '';
}

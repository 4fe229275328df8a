import { list, map, type MapValue, scalar, type Value } from '../value';
import { reach } from '../reach';

const NAMES = [
  ['effect', 'Effect'],
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
  ['condition', 'Condition'],
] as const;

/** An `aws_iam_policy_document` in the form that the policies' JSON has. */
export function policyDocument(body: MapValue): MapValue {
  const statements = reach(body, 'statement').flatMap(({ value }) => (value?.kind === 'map' ? [statement(value)] : []));
  return map([['Statement', list(statements, body.line)]], body.line);
}

function statement({ entries, line }: MapValue): MapValue {
  const named: [string, Value][] = NAMES.flatMap(([from, to]) => {
    const value = entries.get(from);
    return value ? [[to, value]] : [];
  });
  if (!entries.has('effect')) named.push(['Effect', scalar('Allow', line)]);
  const principals = entries.get('principals');
  const grouped = new Map<string, Value>();
  for (const { value } of principals ? reach(principals, '') : []) {
    const identifiers = value?.kind === 'map' ? value.entries.get('identifiers') : undefined;
    const [type] = value ? reach(value, 'type') : [];
    if (identifiers && type?.value?.kind === 'scalar') grouped.set(String(type.value.value), identifiers);
  }
  if (grouped.size > 0) named.push(['Principal', map(grouped, principals!.line)]);
  return map(named, line);
}

import { type Predicate, predicate } from './predicate';
import { reach } from './reach';
import { list, type MapValue, type Value, wording } from './value';
import { readYamlText } from './yaml/read-yaml';

/** What a statement has to hold to count; what is left out does not matter. */
export interface Grant {
  readonly action?: RegExp;
  readonly resource?: RegExp;
  readonly principal?: RegExp;
  /** Only statements without a condition. */
  readonly freely?: true;
}

/** A policy at the path, written as JSON text, as an object or by a policy document, has a statement that allows this. */
export function allows(path: string, grant: Grant): Predicate {
  return predicate(['allows', path, Object.entries(grant).map(String)], ({ at }) => {
    for (const { value } of reach(at, path)) {
      for (const statement of value ? statements(value) : []) {
        const line = granted(statement, grant);
        if (line !== null) return { line };
      }
    }
    return null;
  });
}

function statements(policy: Value): readonly MapValue[] {
  const text = wording(policy);
  const document = text === null ? policy : readJson(text, policy.line);
  if (!document) return [];
  return reach(document, 'Statement').flatMap(({ value }) => (value?.kind === 'map' ? [value] : []));
}

function readJson(text: string, line: number): Value | null {
  if (!/^\s*\{/.test(text)) return null;
  try {
    return readYamlText(text, line - 1);
  } catch {
    return null;
  }
}

function granted(statement: MapValue, { action, resource, principal, freely }: Grant): number | null {
  const { entries } = statement;
  if (wording(entries.get('Effect'))?.toLowerCase() !== 'allow') return null;
  if (freely && entries.has('Condition')) return null;
  let line: number | null = statement.line;
  for (const [name, wanted] of [
    ['Resource', resource],
    ['Principal', principal],
    ['Action', action],
  ] as const) {
    if (wanted && line !== null) line = matching(entries.get(name), wanted);
  }
  return line;
}

function matching(value: Value | undefined, wanted: RegExp): number | null {
  if (!value) return null;
  const within = value.kind === 'map' ? list([...value.entries.values()], value.line) : value;
  const hit = reach(within, '').find((one) => wanted.test(wording(one.value) ?? '\0'));
  return hit ? hit.line : null;
}

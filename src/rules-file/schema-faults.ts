import type { z } from 'zod';
import { issueMessage, unknownKeyMessage } from './issue-message';
import { type JsonSchema, jsonSchema, keysAt } from './json-schema';
import { type Fault, type Located, valueAt } from './located';
import type { InsideText } from './schema';
import { shown } from './shown';

type Issue = z.core.$ZodIssue;

/** What the schema found, at its place in the file. Stops soon after `most`. */
export function schemaFaults(issues: readonly Issue[], root: Located, most: number): readonly Fault[] {
  const faults: Fault[] = [];
  let schema: JsonSchema | undefined;
  for (const issue of issues) {
    if (faults.length > most) break;
    for (const { path, ...rest } of innermost(issue)) {
      if (rest.code === 'unrecognized_keys') {
        const known = keysAt((schema ??= jsonSchema()), path);
        faults.push(...rest.keys.slice(0, most + 1).map((key) => unknownKey(root, [...path, key], key, known)));
      } else {
        faults.push(faultOf({ path, ...rest }, root));
      }
    }
  }
  return faults;
}

/** For a value that fits none of several shapes: what is wrong with the shape it was meant to have. */
function innermost(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find((errors) => !errors.some(isAboutTheWhole)) ?? issue.errors[0] ?? [];
  return meant.map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

function isAboutTheWhole({ path, code }: Issue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

function unknownKey(root: Located, path: readonly PropertyKey[], key: string, known: readonly string[]): Fault {
  return { at: valueAt(root, path)?.keyAt ?? root.at, path, message: unknownKeyMessage(key, known) };
}

function faultOf(issue: Issue, root: Located): Fault {
  const { path } = issue;
  const found = valueAt(root, path);
  if (found === null) {
    const name = shown(String(path.at(-1) ?? ''));
    return { at: valueAt(root, path.slice(0, -1))?.at ?? root.at, path, message: `The key ${name} is missing here.` };
  }
  const message = issueMessage(issue, found.value);
  if (issue.code === 'invalid_key' || found.value === undefined) return { at: found.keyAt ?? found.at, path, message };
  const offset = issue.code === 'custom' ? offsetInside(issue.params) : null;
  if (offset === null) return { at: found.at, path, message };
  if (found.lettersAt !== null) return { at: found.lettersAt + offset, path, message };
  return { at: found.at, path, message: `At character ${offset + 1}: ${message}` };
}

function offsetInside(params: Partial<InsideText> | undefined): number | null {
  return params?.offset ?? null;
}

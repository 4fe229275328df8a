import { Failure } from '../domain';
import { readTextFile } from './read-text-file';
import { SERVER_VARIABLES, type ServerVariableName } from './variables';

export type RawVariables = Readonly<Record<string, string | undefined>>;

/**
 * The values of the server's variables: from the environment, or from the file that `NAME_FILE` names. An empty value counts as
 * absent, so that `NAME=` in a compose file switches a setting off.
 * @throws Failure `invalid` that names the variable
 */
export function readVariables(raw: RawVariables): Readonly<Partial<Record<ServerVariableName, string>>> {
  const values: Partial<Record<ServerVariableName, string>> = {};
  for (const name of Object.keys(SERVER_VARIABLES) as ServerVariableName[]) {
    const value = valueOf(raw, name);
    if (value !== undefined && value !== '') values[name] = value;
  }
  return values;
}

function valueOf(raw: RawVariables, name: ServerVariableName): string | undefined {
  const direct = raw[name];
  const file = raw[`${name}_FILE`];
  if (!file) return direct;
  if (direct) {
    throw new Failure({
      kind: 'invalid',
      what: `${name} and ${name}_FILE are both set.`,
      where: name,
      next: 'Unset one of the two.',
    });
  }
  return readTextFile(`${name}_FILE`, file);
}

import { parseArgs } from 'node:util';
import { type Group, GROUPS } from './language';

export interface QualityOptions {
  /** Only the last line. */
  readonly json: boolean;
  /** Only this language, and no pull requests or secrets; null measures everything. */
  readonly group: Group | null;
}

/** @throws Error that names the option which is wrong */
export function readOptions(given: readonly string[]): QualityOptions {
  const { values } = parseArgs({
    args: [...given],
    options: { json: { type: 'boolean', default: false }, lang: { type: 'string' } },
  });
  return { json: values.json, group: values.lang === undefined ? null : oneOf(GROUPS, '--lang', values.lang) };
}

function oneOf<Choice extends string>(choices: readonly Choice[], option: string, value: string): Choice {
  const choice = choices.find((each) => each === value);
  if (choice === undefined) throw new Error(`${option} is \`${value}\`; it must be one of: ${choices.join(', ')}`);
  return choice;
}

import { parseArgs } from 'node:util';
import type { Mark } from '../open-set/read-set';
import { type Group, GROUPS } from './language';

export interface QualityOptions {
  /** Only the last line. */
  readonly json: boolean;
  /** Only this language, and no pull requests or secrets; null measures everything. */
  readonly group: Group | null;
  /** Only the pull requests: no labelled lines and no secrets. */
  readonly pullRequestsOnly: boolean;
  /** Labels of which class are shown. */
  readonly kind: Mark['kind'];
  readonly show: 'missed' | 'false' | null;
  /** How many samples of each rule are shown. */
  readonly samples: number;
  readonly rules: boolean;
  /** A file that keeps what each rule was worth, as JSON. */
  readonly save: string | null;
  readonly stripComments: boolean;
}

/** @throws Error that names the option which is wrong */
export function readOptions(given: readonly string[]): QualityOptions {
  const { values } = parseArgs({
    args: [...given],
    options: {
      json: { type: 'boolean', default: false },
      lang: { type: 'string' },
      prs: { type: 'boolean', default: false },
      kind: { type: 'string', default: 'security' },
      show: { type: 'string' },
      samples: { type: 'string', default: '3' },
      rules: { type: 'boolean', default: false },
      save: { type: 'string' },
      'strip-comments': { type: 'boolean', default: false },
    },
  });
  const { json, lang, kind, show, samples, rules } = values;
  return {
    json,
    rules,
    pullRequestsOnly: values.prs,
    save: values.save ?? null,
    group: lang === undefined ? null : oneOf(GROUPS, '--lang', lang),
    kind: oneOf(['security', 'quality'], '--kind', kind),
    show: show === undefined ? null : oneOf(['missed', 'false'], '--show', show),
    samples: wholeNumber('--samples', samples),
    stripComments: values['strip-comments'],
  };
}

function oneOf<const Choice extends string>(choices: readonly Choice[], option: string, value: string): Choice {
  const choice = choices.find((each) => each === value);
  if (choice === undefined) throw new Error(`${option} is \`${value}\`; it must be one of: ${choices.join(', ')}`);
  return choice;
}

function wholeNumber(option: string, value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new Error(`${option} is \`${value}\`; it must be a whole number`);
  return Number(value);
}

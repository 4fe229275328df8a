import type { Finding, Language, Rule } from '../../domain';
import { CONFIDENCE, findingOf } from '../finding-of';
import { type ChangeRule, loadRules } from './rules';

/** Where a rule found something, and what. */
export interface Place {
  readonly rule: string;
  /** Null for what is about the change as a whole. */
  readonly path: string | null;
  /** Null for what is about the whole file. */
  readonly start: number | null;
  readonly end: number | null;
  readonly evidence: string;
}

export interface KnownRules {
  readonly rules: readonly Rule[];
  /** Where the rule looks. */
  readonly languagesOf: (name: string) => readonly Language[];
  /** None for a rule that is not known. */
  readonly describe: (place: Place) => readonly Finding[];
}

/** The rules of a change by their names in its data. */
export function knownRules(): KnownRules {
  const known = new Map([...loadRules()].map(([name, row]) => [name, { rule: ruleOf(name, row), row }]));
  return {
    rules: [...known.values()].map(({ rule }) => rule),
    languagesOf: (name) => known.get(name)?.rule.languages ?? [],
    describe: ({ rule: name, path, start, end, evidence }) => {
      const found = known.get(name);
      if (!found) return [];
      const { rule, row } = found;
      const message = `${row.title} ${evidence} ${row.message}`;
      const place = {
        message,
        path: path ?? '',
        start: start ?? 1,
        end: end ?? 1,
        confidence: CONFIDENCE[row.precision],
      };
      return [{ ...findingOf(rule, place), path, ...(start === null ? { lines: null } : {}) }];
    },
  };
}

function ruleOf(name: string, { severity, category, languages, title, cwe, help }: ChangeRule): Rule {
  return {
    id: `change/${name}`,
    tool: 'change',
    severity,
    category,
    languages,
    title,
    ...(cwe === undefined ? {} : { cwe }),
    helpUrl: help,
  };
}

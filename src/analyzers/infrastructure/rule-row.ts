import type { Category, Language, Rule, Severity } from '../../domain';
import type { Predicate } from './predicate';

/** What a rule looks at, and what is wrong with it. */
export interface Check {
  readonly types: readonly string[];
  readonly fault: Predicate;
}

/** A file as it stands in a repository; the name tells its kind. */
export interface Example {
  readonly path: string;
  readonly text: string;
}

export interface InfrastructureRow {
  /** Second half of the rule id. */
  readonly name: string;
  readonly severity: Severity;
  readonly category: Category;
  /** One sentence: what it finds and why that matters. */
  readonly title: string;
  /** What to do about it: one sentence or two. */
  readonly advice: string;
  /** CWE number. */
  readonly cwe?: number;
  /** The provider's own page about it. */
  readonly help: string;
  readonly checks: readonly Check[];
  readonly examples: { readonly bad: readonly Example[]; readonly ok: readonly Example[] };
}

/** A check of the resource types in the list, which are separated by spaces. */
export function on(types: string, fault: Predicate): Check {
  return { types: types.split(' '), fault };
}

export function toRule(row: InfrastructureRow): Rule {
  return {
    id: `infrastructure/${row.name}`,
    tool: 'infrastructure',
    severity: row.severity,
    category: row.category,
    languages: languagesOf(row),
    title: row.title,
    ...(row.cwe === undefined ? {} : { cwe: `CWE-${row.cwe}` }),
    helpUrl: row.help,
  };
}

function languagesOf({ checks }: InfrastructureRow): readonly Language[] {
  const languages = new Set<Language>();
  for (const type of checks.flatMap(({ types }) => types)) {
    if (/^[a-z]/.test(type) && /[_.]/.test(type)) languages.add('terraform');
    else if (type.startsWith('docker:')) languages.add('dockerfile');
    else if (/::|^[A-Z]/.test(type)) languages.add('yaml').add('json');
    else languages.add('yaml');
  }
  return [...languages].sort();
}

import type { Category, Language, Rule, Severity } from '../../domain';

/** A file as it stands in a repository; the name tells its kind. */
export interface Example {
  readonly path: string;
  readonly text: string;
}

/** Where a rule met something. */
export interface Hit {
  /** From 1. */
  readonly line: number;
  /** Absent when it is one line. */
  readonly endLine?: number;
  /** What else is worth saying about this place: one sentence. */
  readonly hint?: string;
}

/** A rule of our own about files of one format, which somebody else reads into a `Document`. */
export interface DocumentRule<Document> {
  /** Second half of the rule id. */
  readonly name: string;
  readonly severity: Severity;
  readonly category: Category;
  readonly languages: readonly Language[];
  /** One sentence: what it finds and why that matters. */
  readonly title: string;
  /** What to do about it: one sentence or two. */
  readonly advice: string;
  /** CWE number. */
  readonly cwe?: number;
  readonly help: string;
  find(document: Document): Iterable<Hit>;
  readonly examples: { readonly bad: readonly Example[]; readonly ok: readonly Example[] };
}

export type RuleFacts = Omit<DocumentRule<never>, 'find'>;

export function toRule(tool: string, { name, severity, category, languages, title, cwe, help }: RuleFacts): Rule {
  return {
    id: `${tool}/${name}`,
    tool,
    severity,
    category,
    languages,
    title,
    ...(cwe === undefined ? {} : { cwe: `CWE-${cwe}` }),
    helpUrl: help,
  };
}

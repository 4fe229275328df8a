import type { Category, Rule, Severity } from '../../domain';

/** Code, name in ruff's documentation, severity, category, what it finds and why it matters, CWE number. */
export type RuffRow = readonly [
  code: string,
  name: string,
  severity: Severity,
  category: Category,
  title: string,
  cwe?: number,
];

export function toRule([code, name, severity, category, title, cwe]: RuffRow): Rule {
  return {
    id: `ruff/${code}`,
    tool: 'ruff',
    severity,
    category,
    languages: ['python'],
    title,
    ...(cwe === undefined ? {} : { cwe: `CWE-${cwe}` }),
    helpUrl: `https://docs.astral.sh/ruff/rules/${name}/`,
  };
}

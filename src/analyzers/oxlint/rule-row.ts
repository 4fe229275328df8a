import type { Category, Rule, Severity } from '../../domain';

/**
 * Name as oxlint's configuration has it (`no-eval`, `react/jsx-key`), severity, category, what it finds and why that matters, CWE
 * number, and options for the tool.
 */
export type OxlintRow = readonly [
  name: string,
  severity: Severity,
  category: Category,
  title: string,
  cwe?: number | null,
  options?: Readonly<Record<string, unknown>> | string,
];

export function toRule([name, severity, category, title, cwe]: OxlintRow): Rule {
  const page = name.includes('/') ? name : `eslint/${name}`;
  return {
    id: `oxlint/${name}`,
    tool: 'oxlint',
    severity,
    category,
    languages: name.startsWith('typescript/') ? ['typescript'] : ['javascript', 'typescript'],
    title,
    ...(typeof cwe === 'number' ? { cwe: `CWE-${cwe}` } : {}),
    helpUrl: `https://oxc.rs/docs/guide/usage/linter/rules/${page}.html`,
  };
}

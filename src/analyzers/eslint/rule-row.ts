import type { Category, Rule, Severity } from '../../domain';

/** Where a rule comes from; `core` is ESLint itself. */
export type Plugin = 'core' | 'security' | 'node-security' | 'secure-coding' | 'no-unsanitized' | 'regexp' | 'sdl';

export interface EslintRow {
  readonly plugin: Plugin;
  readonly name: string;
  readonly severity: Severity;
  readonly category: Category;
  /** One sentence: what it finds and why that matters. For rules of plug-ins it is also the finding's message. */
  readonly title: string;
  /** CWE number. */
  readonly cwe?: number;
  readonly options?: readonly unknown[];
  /** A finding counts only when the flagged lines match: for rules that see more than is there. */
  readonly where?: RegExp;
  /** A finding does not count when the flagged lines match: for what is made harmless right there. */
  readonly fine?: RegExp;
  /** True for a weakness that does no harm in a test. */
  readonly fineInTests?: true;
}

export function ruleId({ plugin, name }: Pick<EslintRow, 'plugin' | 'name'>): string {
  return plugin === 'core' ? `eslint/${name}` : `eslint/${plugin}/${name}`;
}

export function toRule(row: EslintRow): Rule {
  return {
    id: ruleId(row),
    tool: 'eslint',
    severity: row.severity,
    category: row.category,
    languages: ['javascript', 'typescript'],
    title: row.title,
    ...(row.cwe === undefined ? {} : { cwe: `CWE-${row.cwe}` }),
    helpUrl: HELP[row.plugin](row.name),
  };
}

const HELP: Readonly<Record<Plugin, (name: string) => string>> = {
  core: (name) => `https://eslint.org/docs/latest/rules/${name}`,
  security: (name) => `https://github.com/eslint-community/eslint-plugin-security/blob/main/docs/rules/${name}.md`,
  'node-security': () => 'https://www.npmjs.com/package/eslint-plugin-node-security',
  'secure-coding': () => 'https://www.npmjs.com/package/eslint-plugin-secure-coding',
  'no-unsanitized': (name) =>
    `https://github.com/mozilla/eslint-plugin-no-unsanitized/blob/master/docs/rules/${name}.md`,
  regexp: (name) => `https://ota-meshi.github.io/eslint-plugin-regexp/rules/${name}.html`,
  sdl: (name) => `https://github.com/microsoft/eslint-plugin-sdl/blob/main/docs/rules/${name}.md`,
};

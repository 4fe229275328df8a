import { API_RULES } from '../src/analyzers/api/rules';
import { CONFIG_RULES } from '../src/analyzers/config/rules';
import { DEPENDENCY_RULES } from '../src/analyzers/dependencies/rules';
import type { Example, RuleFacts } from '../src/analyzers/document-rules';
import { SHELL_RULES } from '../src/analyzers/shell/rules';
import { SQL_RULES } from '../src/analyzers/sql/rules';
import { WEB_RULES } from '../src/analyzers/web/rules';

const FORMATS: Readonly<Record<string, readonly [title: string, rules: readonly RuleFacts[]]>> = {
  api: ['changes of APIs', API_RULES],
  config: ['data, settings and manifests', CONFIG_RULES],
  dependencies: ['dependencies and lock files', DEPENDENCY_RULES],
  shell: ['shell scripts', SHELL_RULES],
  sql: ['SQL', SQL_RULES],
  web: ['pages, templates and stylesheets', WEB_RULES],
};

/** One page for each analyzer of our own rules about a format: every rule with its words and an example. */
export function formatPages(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(FORMATS).map(([tool, [title, rules]]) => [
      tool,
      [`# Loom's own rules: ${title}`, ...rules.map((rule) => section(tool, rule))].join('\n\n'),
    ]),
  );
}

function section(tool: string, rule: RuleFacts): string {
  const facts = [
    `severity ${rule.severity}`,
    rule.category,
    ...(rule.cwe === undefined ? [] : [`CWE-${rule.cwe}`]),
    `[more](${rule.help})`,
  ];
  return [
    `## ${tool}/${rule.name}`,
    `${rule.title}. ${rule.advice}`,
    facts.join(' · '),
    '<details><summary>Examples</summary>',
    'Found:',
    block(rule.examples.bad[0]!),
    'Left alone:',
    block(rule.examples.ok[0]!),
    '</details>',
  ].join('\n\n');
}

/** A file at one end or at both, with those that belong to it. */
interface ShownExample extends Example {
  readonly before?: string;
  readonly beside?: readonly ShownExample[];
}

function block({ path, text, before, beside = [] }: ShownExample): string {
  const fence = path.slice(path.lastIndexOf('.') + 1);
  const fenced = (written: string): string => `\`\`\`${fence}\n${written.trimEnd()}\n\`\`\``;
  const versions = before === undefined || before === text ? [fenced(text)] : [fenced(before), 'became', fenced(text)];
  return [...versions, ...beside.flatMap((other) => [`beside \`${other.path}\``, block(other)])].join('\n\n');
}

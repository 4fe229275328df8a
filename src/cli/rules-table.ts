import type { Rule } from '../domain';

/** Rules as the Markdown table of `docs/rules.md`. */
export function rulesAsMarkdown(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => {
    const id = rule.helpUrl ? `[\`${rule.id}\`](${rule.helpUrl})` : `\`${rule.id}\``;
    const cells = [
      id,
      severityText(rule),
      rule.category,
      rule.languages.join(', ') || 'any',
      rule.cwe ?? '',
      rule.title,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [
    '| rule | severity | category | languages | CWE | what it finds |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** The severity, and for a rule that is off until a preset turns it on, that too. */
export function severityText({ severity, preset }: Pick<Rule, 'severity' | 'preset'>): string {
  return preset === undefined ? severity : `${severity}, off without the preset ${preset}`;
}

import { knownRules } from '../analyzers';
import type { CliEnvironment } from '../config';
import { Failure, type Rule } from '../domain';
import { EXIT } from './exit';
import { paint, useColor } from './paint';
import { rulesAsMarkdown, severityText } from './rules-table';

export interface RulesOptions {
  readonly language?: string;
  readonly tool?: string;
  readonly format: 'text' | 'json' | 'markdown';
}

/** `loom rules`: every rule, filtered, in the format asked for. */
export function rulesCommand(options: RulesOptions, environment: CliEnvironment): number {
  const rules = filterRules(knownRules(), options);
  process.stdout.write(render(rules, options.format, useColor(environment)));
  return EXIT.fine;
}

function filterRules(rules: readonly Rule[], { language, tool }: RulesOptions): readonly Rule[] {
  mustBeOneOf('tool', tool, new Set(rules.map((rule) => rule.tool)));
  mustBeOneOf('language', language, new Set(rules.flatMap((rule) => rule.languages)));
  return rules.filter(
    (rule) =>
      (tool === undefined || rule.tool === tool) &&
      (language === undefined || rule.languages.length === 0 || rule.languages.some((name) => name === language)),
  );
}

function mustBeOneOf(what: string, value: string | undefined, known: ReadonlySet<string>): void {
  if (value === undefined || known.has(value)) return;
  throw new Failure({
    kind: 'invalid',
    what: `No rule has this ${what}.`,
    where: value,
    next: `Use one of: ${[...known].sort().join(', ')}.`,
  });
}

function render(rules: readonly Rule[], format: RulesOptions['format'], color: boolean): string {
  if (format === 'json') return `${JSON.stringify(rules, null, 2)}\n`;
  if (format === 'markdown') return rulesAsMarkdown(rules);
  const { bold, dim } = paint(color);
  const rows = rules.map((rule) => {
    const facts = [
      severityText(rule),
      rule.category,
      rule.tool,
      rule.languages.join(', ') || 'any file',
      rule.cwe ?? '',
    ];
    return `${bold(rule.id)}\n  ${facts.filter(Boolean).join(' · ')}\n  ${rule.title}\n${rule.helpUrl ? `  ${dim(rule.helpUrl)}\n` : ''}`;
  });
  return `${rows.join('\n')}\n${rules.length} rules\n`;
}

import { loadCatalogue, loadLanguage } from '../src/analyzers/loom/data/load';
import type { CatalogueRow, LanguageRule } from '../src/analyzers/loom/data/schema';
import { LOWERINGS } from '../src/analyzers/loom/lower';
import type { ProgramLanguage } from '../src/analyzers/loom/program';

/** How a language's text is marked in a page, and what people call the language. */
const LANGUAGE: Readonly<Record<ProgramLanguage, readonly [fence: string, name: string]>> = {
  javascript: ['tsx', 'JavaScript and TypeScript'],
  python: ['python', 'Python'],
  java: ['java', 'Java'],
  go: ['go', 'Go'],
  csharp: ['csharp', 'C#'],
  php: ['php', 'PHP'],
  ruby: ['ruby', 'Ruby'],
  kotlin: ['kotlin', 'Kotlin'],
  rust: ['rust', 'Rust'],
  cpp: ['cpp', 'C and C++'],
};

/** What the `quality` bench found a rule to be worth; by `--save`. */
export interface Measured {
  /** Labelled lines that it found. */
  readonly labels: number;
  /** Lines labelled as good that it flagged. */
  readonly ok: number;
  /** Comments on 207 ordinary changes. */
  readonly neutral: number;
  readonly perKloc: number;
}

/** One page for each file of the catalogue: every rule with its words, an example of each language and, where measured, its worth. */
export function rulePages(measured: Readonly<Record<string, Measured>>): Readonly<Record<string, string>> {
  const byName = new Map<string, (readonly [ProgramLanguage, LanguageRule])[]>();
  for (const language of Object.keys(LOWERINGS) as ProgramLanguage[])
    for (const rule of loadLanguage(language).rules)
      byName.set(rule.rule, [...(byName.get(rule.rule) ?? []), [language, rule]]);
  const pages = new Map<string, string[]>();
  for (const [name, row] of loadCatalogue()) {
    const spoken = byName.get(name);
    if (spoken)
      pages.set(row.category, [
        ...(pages.get(row.category) ?? []),
        section(name, row, spoken, measured[`loom/${name}`]),
      ]);
  }
  return Object.fromEntries(
    [...pages].map(([category, sections]) => [category, [`# Loom's own rules: ${category}`, ...sections].join('\n\n')]),
  );
}

function section(
  name: string,
  row: CatalogueRow,
  spoken: readonly (readonly [ProgramLanguage, LanguageRule])[],
  worth: Measured | undefined,
): string {
  const facts = [
    `severity ${row.severity}`,
    ...(row.cwe === undefined ? [] : [row.cwe]),
    `precision ${row.precision}`,
    ...(worth ? [measuredText(worth)] : []),
    `[more](${row.help})`,
  ];
  return [
    `## loom/${name}`,
    `${row.title} ${row.message}`,
    facts.join(' · '),
    ...spoken.map(([language, { bad, ok }]) => example(language, bad[0]!, ok[0]!)),
  ].join('\n\n');
}

function measuredText({ labels, ok, neutral, perKloc }: Measured): string {
  const precision = labels + ok === 0 ? '' : ` (precision ${Math.round((100 * labels) / (labels + ok))}%)`;
  return `measured: ${labels} labelled lines found, ${ok} good ones flagged${precision}; ${neutral} comments on 207 ordinary changes; ${perKloc} in 1,000 lines of real code`;
}

function example(language: ProgramLanguage, bad: string, ok: string): string {
  const [fence, name] = LANGUAGE[language];
  const block = (text: string): string => `\`\`\`${fence}\n${text.trimEnd()}\n\`\`\``;
  return [`<details><summary>${name}</summary>`, 'Found:', block(bad), 'Left alone:', block(ok), '</details>'].join(
    '\n\n',
  );
}

import type { Finding, Language, Rule } from '../../domain';
import { CONFIDENCE, findingOf } from '../finding-of';
import { dataVersion, loadCatalogue, ruleNames } from './data/load';
import type { CatalogueRow } from './data/schema';
import type { LoomWire } from './judge';
import { LOWERINGS } from './lower';
import type { ProgramLanguage } from './program';

/** Changes when answers can for another reason than the rules' data. */
const ENGINE_VERSION = '7';
/** Languages that are read by the rules of another. */
const SPOKEN: Readonly<Partial<Record<ProgramLanguage, readonly Language[]>>> = {
  javascript: ['javascript', 'typescript'],
  cpp: ['c', 'cpp'],
};
const LANGUAGES = Object.keys(LOWERINGS) as readonly ProgramLanguage[];

/** What Loom's own rules are called, and how their workers' answers become findings. */
export interface LoomAnswer {
  readonly version: string;
  readonly rules: readonly Rule[];
  /** Null for an answer that makes no sense. */
  readonly describe: (wire: Partial<LoomWire>, path: string) => Finding | null;
}

export function loomAnswer(): LoomAnswer {
  const catalogue = loadCatalogue();
  const rules = rulesOf(catalogue);
  return {
    version: `${ENGINE_VERSION}+${dataVersion(['catalogue', 'common', ...LANGUAGES])}`,
    rules: [...rules.values()],
    describe: (wire, path) => describe({ rules, catalogue }, wire, path),
  };
}

/** Rows of the catalogue that have a rule in some language. */
function rulesOf(catalogue: ReadonlyMap<string, CatalogueRow>): ReadonlyMap<string, Rule> {
  const languages = new Map<string, Language[]>();
  for (const language of LANGUAGES) {
    const names = SPOKEN[language] ?? [language];
    for (const name of ruleNames(language)) languages.set(name, [...(languages.get(name) ?? []), ...names]);
  }
  return new Map(
    [...languages].map(([name, spoken]) => {
      const row = catalogue.get(name);
      if (!row) throw new Error(`The rule ${name} is not in the catalogue.`);
      const { severity, category, title, cwe, help } = row;
      const rule: Rule = {
        id: `loom/${name}`,
        tool: 'loom',
        severity,
        category,
        languages: spoken,
        title,
        ...(cwe === undefined ? {} : { cwe }),
        helpUrl: help,
      };
      return [name, rule];
    }),
  );
}

function describe(
  known: { readonly rules: ReadonlyMap<string, Rule>; readonly catalogue: ReadonlyMap<string, CatalogueRow> },
  { rule: name, start, end, path: flow, cause }: Partial<LoomWire>,
  path: string,
): Finding | null {
  const rule = known.rules.get(String(name));
  const row = known.catalogue.get(String(name));
  if (!rule || !row || !Number.isInteger(start) || !Number.isInteger(end)) return null;
  const message = [row.title, typeof flow === 'string' ? flow : '', row.message]
    .filter((part) => part !== '')
    .join(' ');
  return findingOf(rule, {
    message,
    path,
    start: start!,
    end: end!,
    confidence: CONFIDENCE[row.precision],
    cause: typeof cause === 'string' ? cause : null,
  });
}

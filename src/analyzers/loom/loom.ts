import { extname, join } from 'node:path';
import type { Finding, Language, Rule } from '../../domain';
import type { FileAnalyzer, SourceFile } from '../port';
import { runFileWorker } from '../sandbox';
import { dataVersion, loadCatalogue, ruleNames } from './data/load';
import type { CatalogueRow } from './data/schema';
import type { LoomWire } from './judge';
import { LOWERINGS, readingOf } from './lower';
import type { ProgramLanguage } from './program';

/** Changes when answers can for another reason than the rules' data. */
const ENGINE_VERSION = '2';
/** Languages that are read by the rules of another. */
const SPOKEN: Readonly<Partial<Record<ProgramLanguage, readonly Language[]>>> = {
  javascript: ['javascript', 'typescript'],
  cpp: ['c', 'cpp'],
};
const LANGUAGES = Object.keys(LOWERINGS) as readonly ProgramLanguage[];

/** Loom's own rules: what the data of others does on its way through a file, and shapes of code that no embedded tool knows. */
export function loomAnalyzer(): FileAnalyzer {
  const catalogue = loadCatalogue();
  const rules = rulesOf(catalogue);
  return {
    kind: 'file',
    name: 'loom',
    version: `${ENGINE_VERSION}+${dataVersion(['catalogue', ...LANGUAGES])}`,
    rules: [...rules.values()],
    accepts: (path) => readingOf(path) !== null,
    analyze: (files, context) =>
      runFileWorker({
        module: join(__dirname, `worker${extname(__filename)}`),
        files,
        context,
        describe: (wire, file) => describe({ rules, catalogue }, wire as Partial<LoomWire>, file),
      }),
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

const CONFIDENCE = { high: 0.9, medium: 0.7, low: 0.4 } as const;

function describe(
  known: { readonly rules: ReadonlyMap<string, Rule>; readonly catalogue: ReadonlyMap<string, CatalogueRow> },
  { rule: name, start, end, path: flow }: Partial<LoomWire>,
  { path }: SourceFile,
): Finding | null {
  const rule = known.rules.get(String(name));
  const row = known.catalogue.get(String(name));
  if (!rule || !row || !Number.isInteger(start) || !Number.isInteger(end)) return null;
  return {
    rule: rule.id,
    tool: rule.tool,
    severity: rule.severity,
    category: rule.category,
    message: [row.title, typeof flow === 'string' ? flow : '', row.message].filter((part) => part !== '').join(' '),
    path,
    lines: { start: start!, end: Math.max(start!, end!) },
    confidence: CONFIDENCE[row.precision],
    ...(rule.cwe === undefined ? {} : { cwe: rule.cwe }),
    ...(rule.helpUrl === undefined ? {} : { helpUrl: rule.helpUrl }),
  };
}

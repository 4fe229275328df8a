import { CHECKS } from './checks';
import { loadCatalogue, loadLanguage, ruleNames } from './data/load';
import { createEngine } from './engine';
import { LOWERINGS } from './lower';
import type { ProgramLanguage } from './program';

/** A name for a program of the language, so that it is read as such. */
const FILE: Readonly<Record<ProgramLanguage, string>> = {
  javascript: 'example.tsx',
  python: 'example.py',
  java: 'Example.java',
  go: 'example.go',
  csharp: 'Example.cs',
  php: 'example.php',
  ruby: 'example.rb',
  kotlin: 'Example.kt',
  rust: 'example.rs',
  cpp: 'example.cpp',
};

const catalogue = loadCatalogue();
const engine = createEngine();

async function found(language: ProgramLanguage, rule: string, text: string): Promise<readonly number[]> {
  const answer = await engine(FILE[language], text);
  return answer!.hits.filter((hit) => hit.rule === rule).map(({ node }) => node.line);
}

describe.each(Object.keys(LOWERINGS) as ProgramLanguage[])('%s', (language) => {
  const { rules } = loadLanguage(language);

  it('names its files after their rules, all of them in the catalogue', () => {
    expect([...new Set(rules.map(({ rule }) => rule))].sort()).toEqual([...ruleNames(language)].sort());
    expect(rules.filter(({ rule }) => !catalogue.has(rule)).map(({ rule }) => rule)).toEqual([]);
    expect(rules.filter(({ kind, rule }) => kind === 'check' && !CHECKS[rule])).toEqual([]);
  });

  describe.each(rules)('$rule ($kind)', ({ rule, bad, ok }) => {
    it.each(bad.map((text, at) => [at + 1, text] as const))('finds bad example %i', async (_, text) => {
      expect(await found(language, rule, text)).not.toEqual([]);
    });

    it.each(ok.map((text, at) => [at + 1, text] as const))('leaves ok example %i alone', async (_, text) => {
      expect(await found(language, rule, text)).toEqual([]);
    });
  });
});

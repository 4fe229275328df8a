import { type EngineAnswer, type LanguageRules, loadRules } from './language-rules';
import type { ProgramLanguage } from './program';
import { readProgram } from './read-program';

export type Engine = (path: string, text: string) => Promise<EngineAnswer | null>;

/** Loom's own rules over single files; null for a file that it does not read. What a language needs is loaded when its first file comes. */
export function createEngine(): Engine {
  const languages = new Map<ProgramLanguage, LanguageRules>();
  return async (path, text) => {
    const program = await readProgram(path, text);
    if (!program) return null;
    const { language } = program;
    const loaded = languages.get(language) ?? loadRules(language);
    languages.set(language, loaded);
    return loaded.run(program);
  };
}

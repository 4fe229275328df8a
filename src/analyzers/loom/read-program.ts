import { loadParser } from '../syntax';
import { LOWERINGS, readingOf } from './lower';
import type { Program } from './program';

/** Parses a file and lowers it; null where Loom does not read the language. Throws on text that is nested too deep to walk. */
export async function readProgram(path: string, text: string): Promise<Program | null> {
  const reading = readingOf(path);
  const lower = reading && LOWERINGS[reading.language];
  if (!reading || !lower) return null;
  const root = (await loadParser(reading.grammar))(text);
  return { language: reading.language, path, root, body: lower(root) };
}

import type { Language } from '../../domain';

/** The code of a file, word by word: what is said, and in which line. Comments, imports and layout are gone. */
export interface CodeTokens {
  /** Equal numbers for equal texts. */
  readonly ids: readonly number[];
  /** From 1. */
  readonly lines: readonly number[];
}

/** Numbers for texts; files that are compared share one. */
export type Numbering = Map<string, number>;

const HASH_COMMENTS: ReadonlySet<Language> = new Set(['python', 'ruby', 'shell']);
/** A string or a comment that never ends goes on to the end of the line or the text, so that nothing is read twice. */
const STRINGS = String.raw`"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?|\x60(?:\\[^]|[^\x60\\])*\x60?`;
const WORDS = String.raw`[\p{L}_$][\p{L}\p{N}_$]*|\d[\w.]*|\S`;
const SLASHES = new RegExp(String.raw`\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*|${STRINGS}|${WORDS}`, 'gu');
const HASHES = new RegExp(String.raw`#[^\n]*|${STRINGS}|${WORDS}`, 'gu');
/** Every file of a project begins alike. */
const PREAMBLE =
  /^\s*(?:import|from|using|use|package|namespace|require|require_relative|#include|export \*|export \{)\b/;

export function codeTokens(text: string, language: Language, numbering: Numbering): CodeTokens {
  const hashes = HASH_COMMENTS.has(language);
  const code = text.replace(/^.*$/gm, (line) => (PREAMBLE.test(line) ? '' : line));
  const ids: number[] = [];
  const lines: number[] = [];
  let line = 1;
  let counted = 0;
  for (const { 0: token, index } of code.matchAll(hashes ? HASHES : SLASHES)) {
    for (; counted < index; counted += 1) if (code.charCodeAt(counted) === 10) line += 1;
    if (hashes ? token.startsWith('#') : token.startsWith('//') || token.startsWith('/*')) continue;
    const id = numbering.get(token) ?? numbering.size;
    numbering.set(token, id);
    ids.push(id);
    lines.push(line);
  }
  return { ids, lines };
}

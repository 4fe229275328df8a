import type { Grammar } from '../../syntax';
import type { Lower, ProgramLanguage } from '../program';
import { lowerGo } from './go';
import { lowerCSharp } from './csharp';
import { lowerJava } from './java';
import { lowerJavascript } from './javascript';
import { lowerPhp } from './php';
import { lowerPython } from './python';
import { lowerRuby } from './ruby';

interface Reading {
  readonly language: ProgramLanguage;
  readonly grammar: Grammar;
}

/** How each language's trees are lowered. */
export const LOWERINGS: Readonly<Partial<Record<ProgramLanguage, Lower>>> = {
  csharp: lowerCSharp,
  java: lowerJava,
  javascript: lowerJavascript,
  go: lowerGo,
  php: lowerPhp,
  python: lowerPython,
  ruby: lowerRuby,
};

const BY_EXTENSION: Readonly<Record<string, Reading>> = {
  js: { language: 'javascript', grammar: 'javascript' },
  jsx: { language: 'javascript', grammar: 'javascript' },
  mjs: { language: 'javascript', grammar: 'javascript' },
  cjs: { language: 'javascript', grammar: 'javascript' },
  ts: { language: 'javascript', grammar: 'typescript' },
  mts: { language: 'javascript', grammar: 'typescript' },
  cts: { language: 'javascript', grammar: 'typescript' },
  tsx: { language: 'javascript', grammar: 'tsx' },
  py: { language: 'python', grammar: 'python' },
  pyw: { language: 'python', grammar: 'python' },
  java: { language: 'java', grammar: 'java' },
  go: { language: 'go', grammar: 'go' },
  cs: { language: 'csharp', grammar: 'csharp' },
  php: { language: 'php', grammar: 'php' },
  phtml: { language: 'php', grammar: 'php' },
  rb: { language: 'ruby', grammar: 'ruby' },
  rake: { language: 'ruby', grammar: 'ruby' },
};

/** What a file is read as, by its name; null when Loom has no rules for it. */
export function readingOf(path: string): Reading | null {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const reading = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
  return reading && LOWERINGS[reading.language] ? reading : null;
}

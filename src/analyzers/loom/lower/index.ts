import type { Grammar } from '../../syntax';
import type { Lower, ProgramLanguage } from '../program';
import { lowerGo } from './go';
import { lowerCpp } from './cpp';
import { lowerCSharp } from './csharp';
import { lowerJava } from './java';
import { lowerJavascript } from './javascript';
import { lowerKotlin } from './kotlin';
import { lowerPhp } from './php';
import { lowerPython } from './python';
import { lowerRuby } from './ruby';
import { lowerRust } from './rust';

interface Reading {
  readonly language: ProgramLanguage;
  readonly grammar: Grammar;
}

/** How each language's trees are lowered. */
export const LOWERINGS: Readonly<Partial<Record<ProgramLanguage, Lower>>> = {
  cpp: lowerCpp,
  csharp: lowerCSharp,
  java: lowerJava,
  javascript: lowerJavascript,
  go: lowerGo,
  kotlin: lowerKotlin,
  php: lowerPhp,
  python: lowerPython,
  ruby: lowerRuby,
  rust: lowerRust,
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
  rs: { language: 'rust', grammar: 'rust' },
  kt: { language: 'kotlin', grammar: 'kotlin' },
  kts: { language: 'kotlin', grammar: 'kotlin' },
  c: { language: 'cpp', grammar: 'cpp' },
  h: { language: 'cpp', grammar: 'cpp' },
  cc: { language: 'cpp', grammar: 'cpp' },
  cpp: { language: 'cpp', grammar: 'cpp' },
  cxx: { language: 'cpp', grammar: 'cpp' },
  hh: { language: 'cpp', grammar: 'cpp' },
  hpp: { language: 'cpp', grammar: 'cpp' },
  hxx: { language: 'cpp', grammar: 'cpp' },
};

/** What a file is read as, by its name; null when Loom has no rules for it. */
export function readingOf(path: string): Reading | null {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const reading = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
  return reading && LOWERINGS[reading.language] ? reading : null;
}

import type { ProgramLanguage } from '../src/analyzers/loom/program';

/** How a language's text is marked in a page, and what people call the language. */
export const LANGUAGE: Readonly<Record<ProgramLanguage, readonly [fence: string, name: string]>> = {
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

export function fenced(fence: string, text: string): string {
  return `\`\`\`${fence}\n${text.trimEnd()}\n\`\`\``;
}

/** What a reader opens if wanted. */
export function inFold(summary: string, parts: readonly string[]): string {
  return [`<details><summary>${summary}</summary>`, ...parts, '</details>'].join('\n\n');
}

import type { SyntaxNode } from '../../syntax';
import type { Statement } from './forms';

export type ProgramLanguage =
  'javascript' | 'python' | 'java' | 'go' | 'csharp' | 'php' | 'ruby' | 'kotlin' | 'rust' | 'cpp';

/** One file, lowered from its language to what all languages have in common. */
export interface Program {
  readonly language: ProgramLanguage;
  readonly path: string;
  readonly body: readonly Statement[];
  readonly root: SyntaxNode;
}

/** Lowers a tree of one language. Total: what it does not know becomes `unknown` with the parts that it knows. */
export type Lower = (root: SyntaxNode) => readonly Statement[];

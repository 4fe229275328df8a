import { Language, Parser } from '@vscode/tree-sitter-wasm';
import { grammarFile, type Grammar } from './grammars';
import type { SyntaxNode } from './node';
import { startParser } from './parser-memory';
import { plainTree } from './plain-tree';

/** Parses one text. Throws when the parser gives up or the tree is too deep to walk. */
export type Parse = (text: string) => SyntaxNode;

const loaded = new Map<Grammar, Promise<Parse>>();

/** The parser of a grammar. It is loaded once for the life of the process, by the first who asks. */
export function loadParser(grammar: Grammar): Promise<Parse> {
  const known = loaded.get(grammar) ?? load(grammar);
  loaded.set(grammar, known);
  return known;
}

async function load(grammar: Grammar): Promise<Parse> {
  await startParser();
  const parser = new Parser().setLanguage(await Language.load(grammarFile(grammar)));
  return (text) => {
    const tree = parser.parse(text);
    if (!tree) throw new Error('the parser gave up');
    try {
      return plainTree(tree, text);
    } finally {
      tree.delete();
    }
  };
}

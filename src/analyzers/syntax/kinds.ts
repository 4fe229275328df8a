import type { Language } from '@vscode/tree-sitter-wasm';

/** What a grammar calls the nodes of one number. */
export interface Kind {
  readonly kind: string;
  readonly named: boolean;
}

/** Stands for text that the grammar cannot read; it has a number outside of every grammar's. */
const ERROR: Kind = { kind: 'ERROR', named: true };

const tables = new WeakMap<Language, Kind[]>();

export function kindAt(language: Language, id: number): Kind {
  const table = tables.get(language) ?? tableOf(language);
  return table[id] ?? ERROR;
}

function tableOf(language: Language): Kind[] {
  const table = language.types.map((kind, id) => ({ kind, named: language.nodeTypeIsNamed(id) }));
  tables.set(language, table);
  return table;
}

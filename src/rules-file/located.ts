import { printable } from './shown';

/** A value of the file and where it stands. Offsets are in UTF-16 code units of the text, from 0. */
export interface Located {
  /** The plain value with aliases followed and variables replaced; `undefined` for an empty one. */
  readonly value: unknown;
  readonly at: number;
  /** For a text that stands in the file letter by letter: where its first letter is. */
  readonly lettersAt: number | null;
  /** Where the key of this value starts; null for a list item and for the whole document. */
  readonly keyAt: number | null;
  /** Values inside, by key or by index. */
  readonly children: ReadonlyMap<PropertyKey, Located>;
}

/** A problem before its offset became line and column. */
export interface Fault {
  readonly at: number;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The value at a path, or null when the file has none there. */
export function valueAt(root: Located, path: readonly PropertyKey[]): Located | null {
  let here: Located | undefined = root;
  for (const step of path) {
    here = here.children.get(step);
    if (here === undefined) return null;
  }
  return here;
}

/** A path as people write it: `pipelines[1].severity`, `rules["ruff/S*"].paths[0]`. */
export function keyText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const name = String(step);
    if (!/^[A-Za-z_][A-Za-z0-9_-]{0,63}$/.test(name)) return `${text}[${printable(JSON.stringify(name.slice(0, 64)))}]`;
    return text === '' ? name : `${text}.${name}`;
  }, '');
}

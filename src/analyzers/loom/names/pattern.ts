/** A name of a rule's data, ready to be looked up by the last part of what it meets. */
export interface NamePattern {
  readonly source: string;
  /** The last part, or null when only `test` can tell. */
  readonly last: string | null;
  test(name: string): boolean;
}

/** Reads `a.b`, `*.b`, `a.b*`, `b`, `/regex/` and `/regex/i`; the table in rules/README.md says what each meets. */
export function namePattern(source: string): NamePattern {
  const written = /^\/(.+)\/(i?)$/.exec(source);
  if (written) {
    const expression = new RegExp(written[1]!, written[2]);
    return { source, last: null, test: (name) => expression.test(name) };
  }
  const open = source.endsWith('*');
  const plain = open ? source.slice(0, -1) : source;
  const anywhere = plain.startsWith('*.');
  const wanted = anywhere ? plain.slice(1) : plain;
  const last = open ? null : plain.slice(plain.lastIndexOf('.') + 1);
  return { source, last, test: (name) => meets(name, wanted, { anywhere, open }) };
}

function meets(
  name: string,
  wanted: string,
  { anywhere, open }: { readonly anywhere: boolean; readonly open: boolean },
): boolean {
  if (!anywhere) return open ? name.startsWith(wanted) : name === wanted;
  if (!open) return name.endsWith(wanted) || name === wanted.slice(1);
  const at = name.lastIndexOf('.');
  return at >= 0 ? name.startsWith(wanted, at) : name.startsWith(wanted.slice(1));
}

/** A text with its variables replaced, and the variables that have neither a value nor a default. */
export interface ExpandedText {
  readonly text: string;
  /** In the order of the text, repeated as there. */
  readonly unknown: readonly string[];
}

/** The limit of a default keeps one that never ends from being read again from each of its signs. */
const REFERENCE = /\$(?<escape>\$)?\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<fallback>[^}]{0,2000}))?\}/g;

/**
 * Replaces `${NAME}` and `${NAME:-default}`; `$${NAME}` stays as `${NAME}`. A default is used when the variable is missing or
 * empty, as in a shell. What was put in is not looked at again.
 */
export function expandVariables(text: string, variables: Readonly<Record<string, string>>): ExpandedText {
  const unknown: string[] = [];
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(REFERENCE)) {
    const { escape, name, fallback } = match.groups as { escape?: string; name: string; fallback?: string };
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    if (escape !== undefined) parts.push(match[0].slice(1));
    else if (fallback !== undefined) parts.push(value === undefined || value === '' ? fallback : value);
    else if (value !== undefined) parts.push(value);
    else unknown.push(name);
  }
  parts.push(text.slice(from));
  return { text: parts.join(''), unknown };
}

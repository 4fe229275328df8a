/** One token of SQL. `text` is as written; `word` is in capitals, and empty for everything but words without quotes. */
export interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'body' | 'mark';
  readonly text: string;
  readonly word: string;
  /** From 1. */
  readonly line: number;
}

/** Everything that is read at one place: spaces, comments, literals, names, operators. Each alternative is linear. */
const PIECE = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    String.raw`(?<comment>--[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|$))`,
    String.raw`(?<template>\{\{[^}]*\}\}|\{%[^%]*%\}|\$\{[^}\n]*\})`,
    String.raw`(?<body>\$(?<tag>[A-Za-z_]?\w*)\$[^]*?(?:\$\k<tag>\$|$))`,
    String.raw`(?<string>[NnEeBbXx]?'(?:[^'\\]|''|\\[^])*(?:'|$))`,
    String.raw`(?<name>"(?:[^"]|"")*(?:"|$)|` + '`[^`]*(?:`|$)' + String.raw`|\[[A-Za-z_][\w $]*\])`,
    String.raw`(?<cast>::|:=)`,
    String.raw`(?<number>\d[\d.]*(?:[eE][+-]?\d+)?)`,
    String.raw`(?<word>[A-Za-z_\u0080-\uffff@#:][\w$#\u0080-\uffff]*)`,
    String.raw`(?<mark><=>|<>|!=|<=|>=|\|\||=>|->>?|[^])`,
  ].join('|'),
  'gy',
);

/** The tokens of a text, without spaces and comments. Any text has some: what does not close reaches to the end. */
export function tokensOf(text: string, firstLine = 1): readonly Token[] {
  const tokens: Token[] = [];
  let line = firstLine;
  for (const match of text.matchAll(PIECE)) {
    const [written] = match;
    const groups = match.groups!;
    const kind = kindOf(groups);
    if (kind !== null) tokens.push({ kind, text: written, word: kind === 'word' ? written.toUpperCase() : '', line });
    for (const letter of written) if (letter === '\n') line += 1;
  }
  return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): Token['kind'] | null {
  if (groups.space !== undefined || groups.comment !== undefined) return null;
  if (groups.template !== undefined) return 'name';
  for (const kind of ['body', 'string', 'name', 'number', 'word'] as const) if (groups[kind] !== undefined) return kind;
  return 'mark';
}

/** What a token names: without quotes, in small letters. */
export function nameOf({ text }: Pick<Token, 'text'>): string {
  return text.replace(/^["`[]|["`\]]$/g, '').toLowerCase();
}

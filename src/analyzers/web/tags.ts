/** An attribute as it is written; `value` is empty where there is none. */
export interface Attribute {
  /** In small letters. */
  readonly name: string;
  readonly value: string;
  readonly isQuoted: boolean;
  readonly line: number;
}

/** A tag that opens an element. */
export interface Tag {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly line: number;
  /** Offset behind it. */
  readonly end: number;
}

/** Every letter can be read in one way only, so that text without an end costs no more than others. */
const OPENING =
  /<!--[^]*?(?:-->|$)|<([a-zA-Z][\w:-]*)(?![\w:-])((?:\s|\/(?!>)|\{\{[^}]*\}\}|\{%[^%]*%\}|<%[^%]*%>|"[^"]*"|'[^']*'|[^\s>"'<{/]|\{(?![{%])|<(?![a-zA-Z/!%]))*)\/?>/g;
const ATTRIBUTE = /([^\s=>"'/{}<%]+)(?:\s*=\s*("[^"]*"|'[^']*'|(?:\{\{[^}]*\}\}|<%[^%]*%>|[^\s>"'])+))?/g;

/** The opening tags of a text, comments left out. Whatever templates write between is part of the values. */
export function tagsOf(text: string): readonly Tag[] {
  const tags: Tag[] = [];
  let [line, counted] = [1, 0];
  for (const match of text.matchAll(OPENING)) {
    const [written, name, rest = ''] = match;
    line += breaks(text, counted, match.index);
    counted = match.index;
    if (name === undefined) continue;
    const start = line + breaks(written, 0, 1 + name.length);
    tags.push({
      name: name.toLowerCase(),
      attributes: attributesOf(rest, start),
      line,
      end: match.index + written.length,
    });
  }
  return tags;
}

function attributesOf(text: string, line: number): readonly Attribute[] {
  return [...text.matchAll(ATTRIBUTE)].map((match) => {
    const [, name, value = ''] = match;
    const isQuoted = /^["']/.test(value);
    return {
      name: name!.toLowerCase(),
      value: isQuoted ? value.slice(1, -1) : value,
      isQuoted,
      line: line + breaks(text, 0, match.index),
    };
  });
}

function breaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

export function attribute({ attributes }: Tag, name: string): string | null {
  return attributes.find((each) => each.name === name)?.value ?? null;
}

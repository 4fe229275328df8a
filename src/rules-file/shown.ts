const LONGEST = 60;

/** Text of the file inside a message: in backticks, cut to one short line, without characters that could break or reorder it. */
export function shown(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return `\`${printable(cut).replaceAll('`', "'")}\``;
}

/** The text with control, format and unpaired characters written as escapes. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0)!;
    return `\\u{${code.toString(16)}}`;
  });
}

/** `a`, `b` or `c`, as a message lists what is allowed. */
export function listed(names: readonly string[]): string {
  const quoted = names.map(shown);
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} or ${last}`;
}

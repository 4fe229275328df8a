/** What git writes after a backslash for one byte. */
const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};

const OCTAL = /[0-3][0-7]{2}/y;

export interface Unquoted {
  /** One character per byte. */
  readonly text: string;
  /** Position after the closing quote. */
  readonly end: number;
}

/** Reads a C-style quoted name that starts with the quote at `start`, as git writes it; null when it is broken. */
export function unquote(line: string, start: number): Unquoted | null {
  let text = '';
  let position = start + 1;
  while (position < line.length) {
    const character = line.charAt(position);
    if (character === '"') return { text, end: position + 1 };
    if (character !== '\\') {
      text += character;
      position += 1;
      continue;
    }
    const escaped = ESCAPES[line.charAt(position + 1)];
    if (escaped !== undefined) {
      text += escaped;
      position += 2;
      continue;
    }
    OCTAL.lastIndex = position + 1;
    const octal = OCTAL.exec(line);
    if (!octal) return null;
    text += String.fromCharCode(Number.parseInt(octal[0], 8));
    position += 4;
  }
  return null;
}

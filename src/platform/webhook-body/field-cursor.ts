import type { Field, Fields } from './fields';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;
const DELETE = 0x7f;

/** What a byte outside of strings does. A table, since this is asked for every byte of every webhook. */
const NOTHING = 0;
const STRING = 1;
const OPENS = 2;
const CLOSES = 3;
const MEANING = new Uint8Array(256);
MEANING[QUOTE] = STRING;
for (const byte of Buffer.from('{[')) MEANING[byte] = OPENS;
for (const byte of Buffer.from('}]')) MEANING[byte] = CLOSES;

/** A place in a text of JSON, moved on by reading. Every method throws SyntaxError where the text is not what it must be. */
export class FieldCursor {
  private readonly body: Buffer;
  /** The bytes as characters: the engine looks for the end of a string and takes out a part of it faster than of bytes. */
  private readonly text: string;
  private at = 0;

  constructor(body: Uint8Array) {
    this.body = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    this.text = this.body.toString('latin1');
  }

  readAll(fields: Fields): unknown {
    const value = this.read(fields);
    if (this.next() !== undefined) throw this.unexpected();
    return value;
  }

  private read(fields: Fields): unknown {
    const first = this.next();
    return fields === 'whole' || first !== OPEN_OBJECT ? this.readWhole(first) : this.readObject(fields);
  }

  private readObject(fields: readonly Field[]): unknown {
    const members: Record<string, unknown> = {};
    this.at += 1;
    if (this.next() === CLOSE_OBJECT) {
      this.at += 1;
      return members;
    }
    for (;;) {
      const field = this.readName(fields);
      this.take(COLON);
      if (field) members[field.name] = this.read(field.fields);
      else this.skip();
      if (this.next() === CLOSE_OBJECT) break;
      this.take(COMMA);
    }
    this.at += 1;
    return members;
  }

  private readName(fields: readonly Field[]): Field | undefined {
    this.take(QUOTE);
    const { text, at: from } = this;
    const end = endOfString(text, from);
    this.at = end + 1;
    const length = end - from;
    for (const field of fields) if (field.name.length === length && text.startsWith(field.name, from)) return field;
    if (isPlain(text, from, end)) return undefined;
    const name = this.decode(from - 1, end + 1);
    return fields.find((each) => each.name === name);
  }

  private readWhole(first: number | undefined): unknown {
    const from = this.at;
    this.skip();
    const { text, at: end } = this;
    if (first === QUOTE && isPlain(text, from + 1, end - 1)) return text.slice(from + 1, end - 1);
    return this.decode(from, end);
  }

  private decode(from: number, end: number): unknown {
    return JSON.parse(this.body.toString('utf8', from, end));
  }

  private skip(): void {
    this.next();
    const end = afterValue(this.text, this.at);
    if (end === this.at) throw this.unexpected();
    this.at = end;
  }

  private take(byte: number): void {
    if (this.next() !== byte) throw this.unexpected();
    this.at += 1;
  }

  /** The first byte that is no white space, where the cursor then stands; undefined: there is none. */
  private next(): number | undefined {
    const { text } = this;
    let { at } = this;
    while (at < text.length && text.charCodeAt(at) <= SPACE) at += 1;
    this.at = at;
    return at < text.length ? text.charCodeAt(at) : undefined;
  }

  private unexpected(): SyntaxError {
    return new SyntaxError(`The JSON is broken at byte ${this.at}.`);
  }
}

/** The end of the value that starts at `from`: behind its last byte, or behind white space that follows a number or a word. */
function afterValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const byte = text.charCodeAt(at);
    const meaning = MEANING[byte];
    if (meaning === NOTHING) {
      if (byte === COMMA && depth === 0) return at;
    } else if (meaning === STRING) {
      at = endOfString(text, at + 1);
      if (depth === 0) return at + 1;
    } else if (meaning === OPENS) {
      depth += 1;
    } else {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  if (depth === 0) return text.length;
  throw endless();
}

/** Where the string ends whose first character behind the quotation mark is at `from`: at its closing mark. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (before > from && text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    // Of backslashes in a row each second one is the character that the one before it means.
    if ((end - before) % 2 === 0) return end;
  }
  throw endless();
}

/** True when a string says what its bytes are: printable ASCII without escapes. */
function isPlain(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) {
    const byte = text.charCodeAt(at);
    if (byte < SPACE || byte === BACKSLASH || byte >= DELETE) return false;
  }
  return true;
}

function endless(): SyntaxError {
  return new SyntaxError('The JSON ends too early.');
}

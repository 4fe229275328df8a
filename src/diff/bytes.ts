/** The bytes that a diff's grammar is made of. */
export const LINE_FEED = 0x0a;
export const SPACE = 0x20;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const ZERO = 0x30;
export const NINE = 0x39;
export const AT = 0x40;
export const BACKSLASH = 0x5c;
export const LETTER_D = 0x64;

/** Position after the next line feed at or after `from`. There must be one. */
export function afterLineFeed(bytes: Buffer, from: number): number {
  return bytes.indexOf(LINE_FEED, from) + 1;
}

/** The same memory as a Buffer; nothing is copied. */
export function asBuffer(chunk: Uint8Array): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** The bytes that a diff's grammar is made of. */
export const LINE_FEED = 0x0a;
export const PLUS = 0x2b;
export const MINUS = 0x2d;
export const BACKSLASH = 0x5c;

/** The same memory as a Buffer; nothing is copied. */
export function asBuffer(chunk: Uint8Array): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

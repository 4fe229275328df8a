/** Reads lines and counted bytes from a stream of chunks, pulling a chunk only when it is needed. */
export interface ByteReader {
  /** The next line without its line feed, or null when the stream ends before one. */
  line(): Promise<string | null>;
  /** The next `count` bytes in memory of their own, or null when the stream ends before them. */
  bytes(count: number): Promise<Uint8Array | null>;
}

export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array(0);

  async function pull(): Promise<boolean> {
    const next = await chunks.next();
    if (next.done) return false;
    rest = next.value;
    return true;
  }

  function take(count: number): Uint8Array {
    const taken = rest.subarray(0, count);
    rest = rest.subarray(count);
    return taken;
  }

  return {
    async line() {
      let text = '';
      for (;;) {
        const end = rest.indexOf(0x0a);
        text += Buffer.from(take(end < 0 ? rest.length : end)).toString('latin1');
        if (end >= 0) {
          take(1);
          return text;
        }
        if (!(await pull())) return null;
      }
    },
    async bytes(count) {
      const result = new Uint8Array(count);
      let filled = 0;
      for (;;) {
        const part = take(count - filled);
        result.set(part, filled);
        filled += part.length;
        if (filled === count) return result;
        if (!(await pull())) return null;
      }
    },
  };
}

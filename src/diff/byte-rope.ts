/** The input as one long run of bytes, kept in the chunks it came in: nothing is copied on the way in. */
export class ByteRope {
  private readonly chunks: Buffer[] = [];
  /** Offset of the first byte of each chunk. */
  private readonly starts: number[] = [];
  private total = 0;

  get length(): number {
    return this.total;
  }

  append(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.chunks.push(chunk);
    this.starts.push(this.total);
    this.total += chunk.length;
  }

  /** The bytes of `[from, to)`: a view when one chunk holds them, otherwise a copy. */
  slice(from: number, to: number): Buffer {
    const first = this.chunkAt(from);
    const pieces: Buffer[] = [];
    for (let index = first; index < this.chunks.length && this.starts[index]! < to; index++) {
      const start = this.starts[index]!;
      pieces.push(this.chunks[index]!.subarray(Math.max(0, from - start), to - start));
    }
    return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
  }

  /** Index of the last chunk that starts at or before `offset`. */
  private chunkAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}

import { asBuffer } from './bytes';
import { ByteRope } from './byte-rope';
import { DiffBuilder } from './diff-builder';
import { withDefaults } from './limits';
import { type LineBlock, LineCutter } from './line-cutter';
import type { Diff, DiffLimits } from './model';
import { SectionReader } from './section-reader';

/**
 * Reads a unified diff from a stream of chunks, by the rules of `git apply`. Any bytes give a `Diff`: what is not understood is left
 * out and noted. How the input is split into chunks makes no difference.
 *
 * The diff keeps its text as ranges into the chunks that were pushed, so a chunk must not be written to after it was pushed.
 */
export class DiffParser {
  private readonly limits: DiffLimits;
  private readonly rope = new ByteRope();
  private readonly cutter = new LineCutter();
  private readonly builder: DiffBuilder;
  private readonly reader: SectionReader;

  constructor(limits: Partial<DiffLimits> = {}) {
    this.limits = withDefaults(limits);
    this.builder = new DiffBuilder(this.rope, this.limits);
    this.reader = new SectionReader(this.builder, this.limits.maxLineBytes);
  }

  push(chunk: Uint8Array): void {
    if (this.builder.full) return;
    const room = this.limits.maxBytes - this.rope.length;
    const bytes = asBuffer(chunk).subarray(0, room);
    this.rope.append(bytes);
    this.read(this.cutter.push(bytes));
    if (chunk.length > room) {
      const { maxBytes } = this.limits;
      this.builder.cut(null, maxBytes, `The diff is longer than ${maxBytes} bytes; the rest was left out.`);
    }
  }

  /** The diff of everything pushed so far. Call it once, at the end of the input. */
  end(): Diff {
    if (!this.builder.full) {
      const rest = this.cutter.flush();
      if (rest) this.read([rest]);
      this.reader.finish(this.rope.length);
    }
    return this.builder.build();
  }

  private read(blocks: readonly LineBlock[]): void {
    for (const block of blocks) this.reader.read(block);
  }
}

/** Reads a diff that is in memory as a whole; its bytes must not be written to afterwards. */
export function parseDiff(bytes: Uint8Array, limits?: Partial<DiffLimits>): Diff {
  const parser = new DiffParser(limits);
  parser.push(bytes);
  return parser.end();
}

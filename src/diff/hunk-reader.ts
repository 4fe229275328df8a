import { type DiffBuilder, type FileEntry, pathOf } from './diff-builder';
import { HunkBody } from './hunk-body';
import type { HunkHeader } from './hunk-header';
import type { LineBlock } from './line-cutter';
import type { SectionLine } from './section-line';

/** Stands in before the first hunk. */
const NO_LINES: HunkHeader = { oldStart: 0, oldCount: 0, newStart: 0, newCount: 0, sectionAt: 0 };

interface OpenHunk {
  readonly header: HunkHeader;
  readonly offset: number;
  readonly sectionStart: number;
  readonly bodyStart: number;
}

/** Reads one hunk after the other into the file that owns them. */
export class HunkReader {
  /**
   * The file that hunks belong to. Without one they are still read through by their counts, so that their content is never taken for
   * headers, and left out. A file without git's header is added to the diff with its first good hunk.
   */
  owner: FileEntry | null = null;
  state: 'open' | 'complete' | 'broken' = 'complete';

  private readonly body = new HunkBody();
  private hunk: OpenHunk = { header: NO_LINES, offset: 0, sectionStart: 0, bodyStart: 0 };
  private extendable = false;
  private shortened: FileEntry | null = null;

  constructor(
    private readonly builder: DiffBuilder,
    private readonly maxLineBytes: number,
  ) {}

  open(header: HunkHeader, line: SectionLine): void {
    const { offset, endOffset } = line;
    const sectionStart = Math.min(offset + header.sectionAt - line.from, endOffset);
    this.hunk = { header, offset, sectionStart, bodyStart: endOffset };
    this.body.open(header);
    this.extendable = false;
    this.state = 'open';
  }

  /** Decides about a hunk that stands apart from any header: it continues the file before it when its lines do. */
  adopt(header: HunkHeader, offset: number): void {
    if (this.owner && this.continues(this.owner, header)) {
      this.note(
        offset,
        'A hunk follows lines that are no part of a diff; it was taken for a part of the file before them.',
      );
      return;
    }
    this.owner = null;
    this.note(offset, 'A hunk has no file header before it; it was left out.');
  }

  /** Reads on in an open hunk from `position`; returns where it stopped. */
  read(block: LineBlock, position: number): number {
    const next = this.body.read(block.bytes, position, block.elided);
    if (this.body.broken) this.refuse('a line does not fit the counts in its header');
    else if (this.body.complete) {
      this.close(block.offset + next + (next === block.bytes.length ? block.elided : 0));
    }
    return next;
  }

  /** Settles the open hunk when the input ends, `length` bytes long. */
  finish(length: number): void {
    if (this.body.complete) this.close(length);
    else this.refuse('the input ends inside it');
  }

  /** Takes the line after the hunk, up to `offset`, into it. */
  extend(offset: number): void {
    if (this.extendable) this.builder.extendLastHunk(offset);
  }

  refuseHeader(offset: number): void {
    this.note(offset, 'A hunk was left out: its header cannot be read.');
  }

  private close(bodyEnd: number): void {
    const { added, removed } = this.body;
    if (added + removed === 0) {
      this.refuse('it changes no line');
      return;
    }
    this.state = 'complete';
    const file = this.owner;
    if (!file) return;
    if (!this.builder.has(file)) this.builder.addFile(file);
    if (this.builder.full) return;
    const { header, sectionStart, bodyStart } = this.hunk;
    const { oldStart, oldCount, newStart, newCount } = header;
    const row = { oldStart, oldCount, newStart, newCount, sectionStart, bodyStart, bodyEnd };
    this.builder.addHunk(file, { row, added, removed });
    this.extendable = true;
    this.checkLength(file);
  }

  private refuse(why: string): void {
    this.state = 'broken';
    if (this.owner) this.note(this.hunk.offset, `A hunk was left out: ${why}.`);
  }

  private checkLength(file: FileEntry): void {
    const markerAndFeed = 2;
    if (this.body.longest - markerAndFeed <= this.maxLineBytes || this.shortened === file) return;
    this.shortened = file;
    const reason = `A line is longer than ${this.maxLineBytes} bytes; its text was cut there.`;
    this.builder.shorten(pathOf(file.header), this.hunk.offset, reason);
  }

  private continues(file: FileEntry, header: HunkHeader): boolean {
    if (file.binary) return false;
    if (file.hunkCount === 0) return true;
    const last = this.builder.lastHunk();
    return header.oldStart >= last.oldStart + last.oldCount && header.newStart >= last.newStart + last.newCount;
  }

  private note(offset: number, reason: string): void {
    this.builder.note(this.owner && pathOf(this.owner.header), offset, reason);
  }
}

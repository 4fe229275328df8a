import type { DiffBuilder } from './diff-builder';
import { type FileRecord, pathOf } from './file-record';
import { HunkBody } from './hunk-body';
import { HunkHeader } from './hunk-header';
import type { LineBlock } from './line-cutter';
import type { SectionLine } from './section-line';

/** Where a hunk can stand: `named` right after the names of its file, `next` after its header or a hunk, `apart` anywhere else. */
type HunkPlace = 'named' | 'next' | 'apart';

/** Reads one hunk after the other into the file that owns them. */
export class HunkReader {
  /**
   * The file that hunks belong to. Without one they are still read through by their counts, so that their content is never taken for
   * headers, and left out. A file without git's header is added to the diff with its first good hunk.
   */
  owner: FileRecord | null = null;
  state: 'open' | 'complete' | 'broken' = 'complete';

  private readonly header = new HunkHeader();
  private readonly body = new HunkBody();
  /** Offsets of the open hunk's header line and of the line after it. */
  private offset = 0;
  private bodyStart = 0;
  private ownerOffset = 0;
  private listed = false;
  private extendable = false;
  private lengthNoted = false;

  constructor(
    private readonly builder: DiffBuilder,
    private readonly maxLineBytes: number,
  ) {}

  /** Makes `file`, whose header is at `offset`, the owner of the hunks to come; null leaves them out. */
  own(file: FileRecord | null, offset = 0): void {
    this.owner = file;
    this.ownerOffset = offset;
    this.listed = false;
    this.lengthNoted = false;
  }

  /** Adds the owner to the diff; without this call its first good hunk does. */
  list(): void {
    if (this.owner && !this.listed) this.builder.addFile(this.owner, this.ownerOffset);
    this.listed = true;
  }

  /** Opens the hunk whose header is `line`; false when it cannot be read, which is worth a note unless it stands apart. */
  open(line: SectionLine, place: HunkPlace): boolean {
    this.offset = line.offset;
    this.bodyStart = line.endOffset;
    this.extendable = false;
    if (!this.header.read(line.bytes, line.from)) {
      if (place !== 'apart') this.note('A hunk was left out: its header cannot be read.');
      return false;
    }
    if (place === 'apart') this.adopt();
    this.body.open(this.header.oldCount, this.header.newCount);
    this.state = 'open';
    return true;
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

  private close(bodyEnd: number): void {
    const { added, removed, longest } = this.body;
    if (added + removed === 0) {
      this.refuse('it changes no line');
      return;
    }
    this.state = 'complete';
    this.list();
    if (!this.owner || this.builder.full) return;
    const { oldStart, oldCount, newStart, newCount, sectionAt } = this.header;
    const { bodyStart } = this;
    const sectionStart = this.offset + sectionAt;
    const row = { oldStart, oldCount, newStart, newCount, sectionStart, bodyStart, bodyEnd };
    this.builder.addHunk(this.owner, row, added, removed);
    this.extendable = true;
    const markerAndFeed = 2;
    if (longest - markerAndFeed > this.maxLineBytes) this.noteLength(this.owner);
  }

  private refuse(why: string): void {
    this.state = 'broken';
    if (this.owner) this.note(`A hunk was left out: ${why}.`);
  }

  /** Decides about a hunk that stands apart: it continues the file before it when its lines do. */
  private adopt(): void {
    if (this.owner && this.continues(this.owner)) {
      this.note('A hunk follows lines that are no part of a diff; it was taken for a part of the file before them.');
      return;
    }
    this.own(null);
    this.note('A hunk has no file header before it; it was left out.');
  }

  private continues(file: FileRecord): boolean {
    const { end } = file;
    return !file.binary && this.header.oldStart >= end.oldLine && this.header.newStart >= end.newLine;
  }

  private noteLength(file: FileRecord): void {
    if (this.lengthNoted) return;
    this.lengthNoted = true;
    const reason = `A line is longer than ${this.maxLineBytes} bytes; its text was cut there.`;
    this.builder.shorten(pathOf(file), this.offset, reason);
  }

  private note(reason: string): void {
    this.builder.note(this.owner && pathOf(this.owner), this.offset, reason);
  }
}

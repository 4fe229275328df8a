import { BinaryPatch } from './binary-patch';
import type { DiffBuilder } from './diff-builder';
import { pathOf } from './file-record';
import { DIFF_GIT, GitHeader } from './git-header';
import { decodeName, nameOn } from './header-name';
import { HunkReader } from './hunk-reader';
import type { LineBlock } from './line-cutter';
import { PlainNames } from './plain-header';
import { SectionLine } from './section-line';

/**
 * Where the reader is. `search`: between files, nearly everything is skipped. `header`: after `diff --git`. `headed`: right after a
 * file's header or hunk, where its next hunk may start. `body`: in a hunk. `tail`: right after a body, where the marker of a missing
 * line feed may stand. `binary`: after `GIT binary patch`.
 */
type Mode = 'search' | 'header' | 'headed' | 'body' | 'tail' | 'binary';

/** `--- old` and the `+++ new` right after it, without these markers. */
interface NamePair {
  readonly offset: number;
  readonly oldText: string;
  readonly newText: string | null;
}

const LINE_FEED = 0x0a;
const COMBINED = /^diff --(?:cc|combined) (.+)$/s;
const BINARY_DIFFER = /^(?:Binary files|Files) .* differ$/s;

/** Finds the files and hunks in a stream of lines and hands them to the builder. */
export class SectionReader {
  private mode: Mode = 'search';
  private readonly names = new PlainNames();
  private readonly hunks: HunkReader;
  private header: GitHeader | null = null;
  private headerOffset = 0;
  private pair: NamePair | null = null;
  private binary = new BinaryPatch();
  private inCombined = false;

  constructor(
    private readonly builder: DiffBuilder,
    maxLineBytes: number,
  ) {
    this.hunks = new HunkReader(builder, maxLineBytes);
  }

  read(block: LineBlock): void {
    const { bytes } = block;
    let position = 0;
    while (position < bytes.length && !this.builder.full) {
      if (this.mode === 'body') {
        position = this.hunks.read(block, position);
        if (this.hunks.state !== 'open') this.mode = this.hunks.state === 'complete' ? 'tail' : 'search';
      } else {
        const next = bytes.indexOf(LINE_FEED, position) + 1;
        this.readLine(new SectionLine(block, position, next));
        position = next;
      }
    }
  }

  /** Settles what is still open when the input ends, `length` bytes long. */
  finish(length: number): void {
    if (this.mode === 'header') this.endHeader();
    else if (this.mode === 'body') this.hunks.finish(length);
    else if (this.mode === 'binary' && !this.binary.complete) this.refuseBinary();
  }

  private readLine(line: SectionLine): void {
    if (this.mode === 'header') {
      if (this.header?.take(line)) return;
      this.endHeader();
    }
    if (this.mode === 'binary' && this.inBinary(line)) return;
    if (this.mode === 'tail' && line.isMarker) {
      this.hunks.extend(line.endOffset);
      this.mode = 'headed';
      return;
    }
    if (line.startsHunk) {
      this.openHunk(line);
      return;
    }
    if (this.mode === 'headed' && this.startsBinary(line)) return;
    this.mode = 'search';
    this.search(line);
  }

  private search(line: SectionLine): void {
    const { pair } = this;
    this.pair = null;
    if (line.first === 'd') this.searchCommand(line);
    else if (line.startsWith('--- ')) {
      const oldText = line.textAfter(4);
      if (oldText !== '') this.pair = { offset: line.offset, oldText, newText: null };
    } else if (pair?.newText === null && line.startsWith('+++ ')) {
      this.pair = { ...pair, newText: line.textAfter(4) };
    } else if (!this.inCombined && line.startsWith('@@@ ')) {
      this.refuseCombined(null, line.offset);
    }
  }

  private searchCommand(line: SectionLine): void {
    if (line.startsWith(DIFF_GIT)) {
      this.header = new GitHeader(line);
      this.headerOffset = line.offset;
      this.hunks.own(null);
      this.inCombined = false;
      this.mode = 'header';
      return;
    }
    const combined = COMBINED.exec(line.text);
    if (combined) this.refuseCombined(nameOn(combined[1]!, 0, false), line.offset);
  }

  private refuseCombined(name: string | null, offset: number): void {
    this.hunks.own(null);
    this.inCombined = true;
    this.builder.note(
      name && decodeName(name),
      offset,
      'A combined diff of a merge compares with several parents at once; it was left out.',
    );
  }

  private endHeader(): void {
    const { header, headerOffset } = this;
    this.header = null;
    this.mode = 'search';
    if (!header || header.taken === 0) return;
    const found = header.finish();
    if (!found) {
      this.builder.note(null, headerOffset, 'A file header does not name its file; the file was left out.');
      return;
    }
    if (header.problem) this.builder.note(pathOf(found), headerOffset, `The file header is odd: ${header.problem}.`);
    this.mode = 'headed';
    this.hunks.own(found, headerOffset);
    this.hunks.list();
  }

  private startsBinary(line: SectionLine): boolean {
    const file = this.hunks.owner;
    if (!file?.isEmpty) return false;
    const { text } = line;
    const isPatch = text === 'GIT binary patch';
    if (!isPatch && !BINARY_DIFFER.test(text)) return false;
    file.binary = true;
    this.binary = new BinaryPatch();
    this.mode = isPatch ? 'binary' : 'search';
    return true;
  }

  /** True when the line is part of the binary patch. */
  private inBinary(line: SectionLine): boolean {
    const verdict = this.binary.take(line.text);
    if (verdict === 'taken') return true;
    if (verdict === 'broken') this.refuseBinary();
    this.mode = 'search';
    return false;
  }

  private refuseBinary(): void {
    const file = this.hunks.owner;
    this.hunks.own(null);
    this.builder.dropLastFile();
    this.builder.note(
      file && pathOf(file),
      this.headerOffset,
      'The data of a binary file is broken; the file was left out.',
    );
  }

  private openHunk(line: SectionLine): void {
    const { pair } = this;
    this.pair = null;
    const named = pair !== null && pair.newText !== null;
    if (named) {
      this.inCombined = false;
      this.hunks.own(this.names.read(pair.oldText, pair.newText), pair.offset);
    }
    const place = named ? 'named' : this.mode === 'search' ? 'apart' : 'next';
    this.mode = this.hunks.open(line, place) ? 'body' : 'search';
  }
}

import { type FileModes, FileRecord, NO_MODES } from './file-record';
import { commonName, decodeName, isDevNull, nameOn } from './header-name';
import type { FileStatus } from './model';
import type { SectionLine } from './section-line';

/** How git's header of a file starts. */
export const DIFF_GIT = 'diff --git ';

const MODE = /^([0-7]{6})(?:\s|$)/;

/** Words that start a line, and what the line does to a header; the text after the words is `line.textAfter(at)`. */
interface Keyword {
  readonly words: string;
  readonly apply: (header: GitHeader, line: SectionLine, at: number) => void;
}

/** The extended header lines of git by their first letter. The first match counts. */
const KEYWORDS: Readonly<Record<string, readonly Keyword[]>> = {
  '-': [{ words: '--- ', apply: (header, line, at) => header.setFileLine('old', line.textAfter(at)) }],
  '+': [{ words: '+++ ', apply: (header, line, at) => header.setFileLine('new', line.textAfter(at)) }],
  o: [{ words: 'old mode ', apply: (header, line, at) => header.setMode('old', line.textAfter(at)) }],
  n: [
    { words: 'new mode ', apply: (header, line, at) => header.setMode('new', line.textAfter(at)) },
    { words: 'new file mode ', apply: (header, line, at) => header.setExistence('added', line.textAfter(at)) },
  ],
  d: [
    { words: 'deleted file mode ', apply: (header, line, at) => header.setExistence('deleted', line.textAfter(at)) },
    { words: 'dissimilarity index ', apply: () => undefined },
  ],
  c: [
    { words: 'copy from ', apply: (header, line, at) => header.setMoved('copied', 'old', line.textAfter(at)) },
    { words: 'copy to ', apply: (header, line, at) => header.setMoved('copied', 'new', line.textAfter(at)) },
  ],
  r: [
    { words: 'rename old ', apply: (header, line, at) => header.setMoved('renamed', 'old', line.textAfter(at)) },
    { words: 'rename new ', apply: (header, line, at) => header.setMoved('renamed', 'new', line.textAfter(at)) },
    { words: 'rename from ', apply: (header, line, at) => header.setMoved('renamed', 'old', line.textAfter(at)) },
    { words: 'rename to ', apply: (header, line, at) => header.setMoved('renamed', 'new', line.textAfter(at)) },
  ],
  s: [{ words: 'similarity index ', apply: (header, line, at) => header.setSimilarity(line.textAfter(at)) }],
  i: [{ words: 'index ', apply: (header, line) => header.setIndex(line) }],
};

type End = 'old' | 'new';

/** Gathers the lines from `diff --git` up to the first hunk. */
export class GitHeader {
  /** Lines taken so far; a `diff --git` line that none follows is no header. */
  taken = 0;
  /** The first contradiction found, as a sentence. */
  problem: string | null = null;

  private readonly paths: Record<End, string | null> = { old: null, new: null };
  private readonly absent: Record<End, boolean> = { old: false, new: false };
  private modes: FileModes = NO_MODES;
  private indexLine: SectionLine | null = null;
  private similarity: number | null = null;
  private status: FileStatus | null = null;

  constructor(private readonly firstLine: SectionLine) {}

  /** Takes one line when it is an extended header line; false ends the header, and the line belongs to what follows. */
  take(line: SectionLine): boolean {
    const keyword = KEYWORDS[line.first]?.find(({ words }) => line.startsWith(words));
    if (!keyword) return false;
    keyword.apply(this, line, keyword.words.length);
    this.taken += 1;
    return true;
  }

  /** The header as a whole, or null when it leaves a side without a name. */
  finish(): FileRecord | null {
    const { absent, paths } = this;
    if (absent.old && absent.new && this.status === null) {
      // Both sides absent, yet not said to be added or deleted: git then takes the text for a name, and so do we.
      return new FileRecord('modified', 'dev/null', 'dev/null');
    }
    const status = this.status ?? (absent.old ? 'added' : absent.new ? 'deleted' : null);
    const moved = status === 'renamed' || status === 'copied';
    const needsCommon = !moved && ((!paths.old && status !== 'added') || (!paths.new && status !== 'deleted'));
    const common = needsCommon ? commonName(this.firstLine.textAfter(DIFF_GIT.length).replace(/\r$/, '')) : null;
    const oldName = paths.old ?? common ?? (moved ? null : paths.new);
    const newName = paths.new ?? common ?? (moved ? null : paths.old);
    if (oldName === null || newName === null) return null;
    const oldPath = status === 'added' ? null : decodeName(oldName);
    // Equal paths share one string: most files have them, and there may be many files.
    const newPath =
      status === 'deleted' ? null : newName === oldName && oldPath !== null ? oldPath : decodeName(newName);
    const finalStatus = status ?? (oldPath === newPath ? 'modified' : 'renamed');
    const file = new FileRecord(finalStatus, oldPath, newPath, this.modes, this.indexLine);
    file.similarity = this.similarity;
    return file;
  }

  setFileLine(end: End, rest: string): void {
    if (isDevNull(rest)) {
      this.absent[end] = true;
      return;
    }
    const name = nameOn(rest, 1, true) ?? nameOn(rest, 0, true);
    const before = this.paths[end];
    if (before !== null && name !== before) this.contradict('two different names are given for one side');
    this.paths[end] ??= name;
  }

  setMode(end: End, rest: string): void {
    const mode = MODE.exec(rest)?.[1];
    if (mode === undefined) this.contradict('a file mode is not an octal number');
    else this.modes = { ...this.modes, [end]: mode };
  }

  setExistence(status: 'added' | 'deleted', rest: string): void {
    this.setStatus(status);
    this.setMode(status === 'added' ? 'new' : 'old', rest);
  }

  setMoved(status: 'renamed' | 'copied', end: End, rest: string): void {
    this.setStatus(status);
    this.paths[end] = nameOn(rest, 0, false);
  }

  setSimilarity(rest: string): void {
    const percent = Number.parseInt(rest, 10);
    if (percent >= 0 && percent <= 100) this.similarity = percent;
  }

  setIndex(line: SectionLine): void {
    this.indexLine = line;
  }

  private setStatus(status: FileStatus): void {
    if (this.status !== null && this.status !== status) this.contradict(`it says both ${this.status} and ${status}`);
    this.status ??= status;
  }

  private contradict(problem: string): void {
    this.problem ??= problem;
  }
}

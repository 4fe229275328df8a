import { type FileModes, FileRecord, NO_MODES } from './file-record';
import { commonName, decodeName, isDevNull, nameOn } from './header-name';
import type { FileStatus } from './model';

const MODE = /^([0-7]{6})(?:\s|$)/;

type Keyword = readonly [string, (header: GitHeader, rest: string) => void];

/** The extended header lines of git by their first letter, each with what it does to the header. The first match counts. */
const KEYWORDS: Readonly<Record<string, readonly Keyword[]>> = {
  '-': [['--- ', (header, rest) => header.setFileLine('old', rest)]],
  '+': [['+++ ', (header, rest) => header.setFileLine('new', rest)]],
  o: [['old mode ', (header, rest) => header.setMode('old', rest)]],
  n: [
    ['new mode ', (header, rest) => header.setMode('new', rest)],
    ['new file mode ', (header, rest) => header.setExistence('added', rest)],
  ],
  d: [
    ['deleted file mode ', (header, rest) => header.setExistence('deleted', rest)],
    ['dissimilarity index ', () => undefined],
  ],
  c: [
    ['copy from ', (header, rest) => header.setMoved('copied', 'old', rest)],
    ['copy to ', (header, rest) => header.setMoved('copied', 'new', rest)],
  ],
  r: [
    ['rename old ', (header, rest) => header.setMoved('renamed', 'old', rest)],
    ['rename new ', (header, rest) => header.setMoved('renamed', 'new', rest)],
    ['rename from ', (header, rest) => header.setMoved('renamed', 'old', rest)],
    ['rename to ', (header, rest) => header.setMoved('renamed', 'new', rest)],
  ],
  s: [['similarity index ', (header, rest) => header.setSimilarity(rest)]],
  i: [['index ', (header, rest) => header.setIndex(rest)]],
};

type End = 'old' | 'new';

/** Gathers the lines from `diff --git` up to the first hunk. Lines come one character per byte, without their line feed. */
export class GitHeader {
  /** Lines taken so far; a `diff --git` line that none follows is no header. */
  taken = 0;
  /** The first contradiction found, as a sentence. */
  problem: string | null = null;

  private readonly paths: Record<End, string | null> = { old: null, new: null };
  private readonly absent: Record<End, boolean> = { old: false, new: false };
  private modes: FileModes = NO_MODES;
  private indexText: string | null = null;
  private similarity: number | null = null;
  private status: FileStatus | null = null;

  /** `names` is what follows `diff --git `. It is read only when no other line names the file. */
  constructor(private readonly names: string) {}

  /** Takes one line when it is an extended header line; false ends the header, and the line belongs to what follows. */
  take(line: string): boolean {
    const keyword = KEYWORDS[line.charAt(0)]?.find(([word]) => line.startsWith(word));
    if (!keyword) return false;
    keyword[1](this, line.slice(keyword[0].length));
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
    const common = needsCommon ? commonName(this.names.replace(/\r$/, '')) : null;
    const oldName = paths.old ?? common ?? (moved ? null : paths.new);
    const newName = paths.new ?? common ?? (moved ? null : paths.old);
    if (oldName === null || newName === null) return null;
    const oldPath = status === 'added' ? null : decodeName(oldName);
    // Equal paths share one string: most files have them, and there may be many files.
    const newPath =
      status === 'deleted' ? null : newName === oldName && oldPath !== null ? oldPath : decodeName(newName);
    const finalStatus = status ?? (oldPath === newPath ? 'modified' : 'renamed');
    const file = new FileRecord(finalStatus, oldPath, newPath, this.modes, this.indexText);
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

  setIndex(rest: string): void {
    this.indexText = rest;
  }

  private setStatus(status: FileStatus): void {
    if (this.status !== null && this.status !== status) this.contradict(`it says both ${this.status} and ${status}`);
    this.status ??= status;
  }

  private contradict(problem: string): void {
    this.problem ??= problem;
  }
}

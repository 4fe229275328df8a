/** What a line of a diff is: on both sides, on the new one alone, or on the old one alone. */
export type LineType = 'CONTEXT' | 'ADDED' | 'REMOVED';

/** The lines of one file that a diff shows. */
export interface ShownFile {
  /** Null for an added file. */
  readonly oldPath: string | null;
  /** Null for a deleted one. */
  readonly newPath: string | null;
  /** Null for a line that the diff does not show on that side. */
  lineType(side: 'old' | 'new', line: number): LineType | null;
}

interface Run {
  readonly type: LineType;
  readonly oldStart: number;
  readonly newStart: number;
  count: number;
}

interface Draft {
  oldPath: string | null;
  newPath: string | null;
  readonly runs: Run[];
}

interface Position {
  old: number;
  new: number;
  /** Lines of the hunk that are still to come, on each side. */
  oldLeft: number;
  newLeft: number;
}

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
const TYPES: Readonly<Record<string, LineType>> = { ' ': 'CONTEXT', '+': 'ADDED', '-': 'REMOVED' };

/** Reads a unified diff of git: for each file, which lines it shows. Contents are not kept. */
export async function readDiffLines(diff: AsyncIterable<Uint8Array>): Promise<readonly ShownFile[]> {
  const files: Draft[] = [];
  let position: Position = { old: 0, new: 0, oldLeft: 0, newLeft: 0 };
  for await (const line of linesOf(diff)) {
    const file = files.at(-1);
    if (file && (position.oldLeft > 0 || position.newLeft > 0)) {
      take(line, file, position);
      continue;
    }
    if (line.startsWith('diff --git ')) files.push({ oldPath: null, newPath: null, runs: [] });
    else if (file) position = readHeader(line, file) ?? position;
  }
  return files.filter(({ oldPath, newPath }) => oldPath !== null || newPath !== null).map(shownFile);
}

function take(line: string, { runs }: Draft, position: Position): void {
  const type = TYPES[line[0] ?? ' '];
  // "\ No newline at end of file" is no line.
  if (type === undefined) return;
  const last = runs.at(-1);
  const goesOn =
    last?.type === type &&
    (type === 'ADDED' || last.oldStart + last.count === position.old) &&
    (type === 'REMOVED' || last.newStart + last.count === position.new);
  if (goesOn) last.count += 1;
  else runs.push({ type, oldStart: position.old, newStart: position.new, count: 1 });
  if (type !== 'ADDED') {
    position.old += 1;
    position.oldLeft -= 1;
  }
  if (type !== 'REMOVED') {
    position.new += 1;
    position.newLeft -= 1;
  }
}

/** The position where a hunk starts; null for every other line of a header. */
function readHeader(line: string, file: Draft): Position | null {
  const hunk = HUNK.exec(line);
  if (hunk) {
    const [, oldStart = '0', oldCount = '1', newStart = '0', newCount = '1'] = hunk;
    return { old: Number(oldStart), new: Number(newStart), oldLeft: Number(oldCount), newLeft: Number(newCount) };
  }
  if (line.startsWith('--- ')) file.oldPath = sidePath(line.slice(4));
  else if (line.startsWith('+++ ')) file.newPath = sidePath(line.slice(4));
  else if (line.startsWith('rename from ') || line.startsWith('copy from ')) file.oldPath = afterWord(line, 'from ');
  else if (line.startsWith('rename to ') || line.startsWith('copy to ')) file.newPath = afterWord(line, 'to ');
  return null;
}

function afterWord(line: string, word: string): string {
  return plainPath(line.slice(line.indexOf(word) + word.length));
}

/** Without the letter of the side; null for the side where the file does not exist. */
function sidePath(text: string): string | null {
  // A tab ends names with spaces in them.
  const path = plainPath(text.replace(/\t$/, ''));
  return path === '/dev/null' ? null : path.replace(/^[a-z]\//, '');
}

const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Unusual names are quoted as in C. Lines are read as bytes, one character each. */
function plainPath(text: string): string {
  const bytes = /^".*"$/.test(text)
    ? text.slice(1, -1).replace(/\\([0-7]{3}|.)/g, (_, escape: string) => unescaped(escape))
    : text;
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function unescaped(escape: string): string {
  return /^[0-7]{3}$/.test(escape) ? String.fromCharCode(parseInt(escape, 8) & 0xff) : (ESCAPES[escape] ?? escape);
}

function shownFile({ oldPath, newPath, runs }: Draft): ShownFile {
  return {
    oldPath,
    newPath,
    lineType(side, line) {
      const absent = side === 'old' ? 'ADDED' : 'REMOVED';
      const run = runs.find(({ type, oldStart, newStart, count }) => {
        const start = side === 'old' ? oldStart : newStart;
        return type !== absent && line >= start && line < start + count;
      });
      return run?.type ?? null;
    },
  };
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + Buffer.from(chunk).toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

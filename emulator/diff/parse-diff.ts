/** One line of a diff as a page shows it. */
export interface DiffLine {
  readonly kind: 'context' | 'added' | 'removed';
  /** Number in the old file; null for an added line. */
  readonly oldLine: number | null;
  /** Number in the new file; null for a removed line. */
  readonly newLine: number | null;
  readonly text: string;
}

export interface Hunk {
  /** What stands behind the numbers of the header. */
  readonly heading: string;
  /** Numbers of the first lines, as the header has them. */
  readonly oldStart: number;
  readonly newStart: number;
  readonly lines: readonly DiffLine[];
}

export interface FileDiff {
  readonly oldPath: string | null;
  readonly newPath: string | null;
  readonly isBinary: boolean;
  readonly hunks: readonly Hunk[];
}

/** Reads what git printed. */
export function parseDiff(diff: string): readonly FileDiff[] {
  return diff
    .split(/^diff --git /m)
    .slice(1)
    .map((section) => parseFile(section.split('\n')));
}

/** The name that a page shows a file under. */
export function pathOf(file: FileDiff): string {
  return file.newPath ?? file.oldPath ?? '';
}

function parseFile(lines: readonly string[]): FileDiff {
  const start = lines.findIndex((line) => line.startsWith('@@ '));
  const header = start === -1 ? lines : lines.slice(0, start);
  const both = bothPaths(lines[0] ?? '');
  const oldPath = after(header, 'rename from ') ?? after(header, '--- ', 'a/') ?? both;
  const newPath = after(header, 'rename to ') ?? after(header, '+++ ', 'b/') ?? both;
  return {
    oldPath: header.some((line) => line.startsWith('new file mode')) ? null : oldPath,
    newPath: header.some((line) => line.startsWith('deleted file mode')) ? null : newPath,
    isBinary: header.some((line) => line.startsWith('Binary files ')),
    hunks: start === -1 ? [] : parseHunks(lines.slice(start)),
  };
}

/** The path in a header line; null when there is no such line, or no such side. */
function after(header: readonly string[], start: string, prefix = ''): string | null {
  const line = header.find((candidate) => candidate.startsWith(start));
  if (line === undefined) return null;
  const path = unquoted(line.slice(start.length).replace(/\t$/, ''));
  return path === '/dev/null' ? null : path.slice(prefix.length);
}

/** Of `a/x b/x`, where both paths are the same: modes and binary files have no other line with it. */
function bothPaths(line: string): string {
  const half = (line.length - 1) / 2;
  return unquoted(line.slice(half + 1)).replace(/^b\//, '');
}

/** Undoes git's quoting of unusual names. */
function unquoted(path: string): string {
  if (!path.startsWith('"')) return path;
  const named: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };
  const bytes = path.slice(1, -1).replace(/\\([0-7]{3}|.)/g, (_, code: string) => {
    return /^\d/.test(code) ? String.fromCharCode(parseInt(code, 8)) : (named[code] ?? code);
  });
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function parseHunks(lines: readonly string[]): readonly Hunk[] {
  const hunks: { heading: string; oldStart: number; newStart: number; lines: DiffLine[] }[] = [];
  let oldLine = 0;
  let newLine = 0;
  for (const line of lines) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@ ?(.*)$/.exec(line);
    const hunk = hunks.at(-1);
    if (header !== null) {
      oldLine = Number(header[1]);
      newLine = Number(header[2]);
      hunks.push({ heading: header[3] ?? '', oldStart: oldLine, newStart: newLine, lines: [] });
    } else if (hunk !== undefined) {
      const text = line.slice(1);
      if (line.startsWith('+')) hunk.lines.push({ kind: 'added', oldLine: null, newLine: newLine++, text });
      else if (line.startsWith('-')) hunk.lines.push({ kind: 'removed', oldLine: oldLine++, newLine: null, text });
      else if (line.startsWith(' ')) hunk.lines.push({ kind: 'context', oldLine: oldLine++, newLine: newLine++, text });
    }
  }
  return hunks;
}

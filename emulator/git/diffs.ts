import { readImmutable } from './cached';
import type { GitOptions } from './run-git';

export interface DiffRequest {
  /** Full hashes. */
  readonly base: string;
  readonly source: string;
  readonly paths: readonly string[];
  readonly context: number;
  readonly renames: boolean;
  readonly ignoreWhitespace: boolean;
}

/** The diff from the base to the source, byte by byte as git prints it. */
export function readDiff(folder: string, request: DiffRequest, options: GitOptions = {}): Promise<Buffer> {
  return readImmutable(folder, ['diff', ...flags(request), `-U${request.context}`, ...ends(request)], options);
}

export interface DiffStat {
  readonly oldPath: string | null;
  readonly newPath: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  readonly added: number;
  readonly removed: number;
  readonly oldAttributes: readonly string[];
  readonly newAttributes: readonly string[];
  readonly oldBlob: string;
  readonly newBlob: string;
  /** Percent of a renamed file that is the same; null for the others. */
  readonly similarity: number | null;
}

/** One entry per file, in the order of the diff. */
export async function readDiffStat(
  folder: string,
  request: DiffRequest,
  options: GitOptions = {},
): Promise<readonly DiffStat[]> {
  const args = ['diff', ...flags(request), '--raw', '--no-abbrev', '--numstat', '-z', ...ends(request)];
  const fields = (await readImmutable(folder, args, options)).toString('utf8').split('\0');
  const raw = new Map<string, RawEntry>();
  let at = 0;
  while (fields[at]?.startsWith(':') === true) {
    const entry = toRawEntry(fields[at]!, fields[at + 1] ?? '', fields[at + 2] ?? '');
    at += entry.isRename ? 3 : 2;
    raw.set(entry.newPath, entry);
  }
  const stats: DiffStat[] = [];
  while (at < fields.length && fields[at] !== '') {
    const [added = '-', removed = '-', path = ''] = fields[at]!.split('\t');
    const newPath = path === '' ? (fields[at + 2] ?? '') : path;
    at += path === '' ? 3 : 1;
    const entry = raw.get(newPath);
    if (entry !== undefined) stats.push(toStat(entry, added, removed));
  }
  return stats;
}

interface RawEntry {
  readonly oldMode: string;
  readonly newMode: string;
  readonly letter: string;
  readonly similarity: number | null;
  readonly oldBlob: string;
  readonly newBlob: string;
  readonly isRename: boolean;
  readonly oldPath: string;
  readonly newPath: string;
}

function toRawEntry(header: string, first: string, second: string): RawEntry {
  const [oldMode = '', newMode = '', oldBlob = '', newBlob = '', status = 'M'] = header.slice(1).split(' ');
  const letter = status.slice(0, 1);
  const isRename = letter === 'R' || letter === 'C';
  return {
    oldMode,
    newMode,
    letter,
    isRename,
    oldBlob,
    newBlob,
    similarity: isRename ? Number(status.slice(1)) : null,
    oldPath: first,
    newPath: isRename ? second : first,
  };
}

function toStat(entry: RawEntry, added: string, removed: string): DiffStat {
  const binary = added === '-' ? ['binary'] : [];
  const status =
    entry.letter === 'A' ? 'added' : entry.letter === 'D' ? 'removed' : entry.letter === 'R' ? 'renamed' : 'modified';
  return {
    oldPath: status === 'added' ? null : entry.oldPath,
    newPath: status === 'removed' ? null : entry.newPath,
    status,
    added: Number(added === '-' ? 0 : added),
    removed: Number(removed === '-' ? 0 : removed),
    oldAttributes: [...modeAttributes(entry.oldMode), ...binary],
    newAttributes: [...modeAttributes(entry.newMode), ...binary],
    oldBlob: entry.oldBlob,
    newBlob: entry.newBlob,
    similarity: entry.similarity,
  };
}

/** What a file mode says in the words of the API. */
export function modeAttributes(mode: string): readonly string[] {
  if (mode === '120000') return ['link'];
  if (mode === '100755') return ['executable'];
  return mode === '160000' ? ['subrepository'] : [];
}

function flags(request: DiffRequest): string[] {
  const plain = ['--no-color', '--no-ext-diff', '--no-textconv', '--src-prefix=a/', '--dst-prefix=b/'];
  return [...plain, request.renames ? '-M' : '--no-renames', ...(request.ignoreWhitespace ? ['-w'] : [])];
}

function ends(request: DiffRequest): string[] {
  return [request.base, request.source, '--', ...request.paths.map((path) => `:(literal)${path}`)];
}

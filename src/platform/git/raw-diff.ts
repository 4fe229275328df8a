import type { ChangedFile } from '../port';
import { nulFields } from './nul-fields';

const STATUS: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'deleted',
  M: 'modified',
  // The type changed, e.g. from a file to a link.
  T: 'modified',
  R: 'renamed',
  C: 'copied',
};

const LINK = '120000';
const SUBMODULE = '160000';

/**
 * Reads `git diff-tree --raw -z --no-abbrev`: per change `:<mode> <mode> <id> <id> <status>`, then one path, for renames and
 * copies two. Paths are bytes to git; what is not UTF-8 in them becomes U+FFFD.
 */
export function parseRawDiff(output: Buffer): ChangedFile[] {
  const fields = nulFields(output);
  const files: ChangedFile[] = [];
  for (const header of fields) {
    const [oldMode = '', newMode = '', oldId = '', newId = '', letter = ''] = header
      .toString('latin1')
      .slice(1)
      .split(' ');
    const status = STATUS[letter.charAt(0)];
    const first = text(fields.next().value);
    const second = status === 'renamed' || status === 'copied' ? text(fields.next().value) : first;
    // Git has letters for what cannot be between two trees (unmerged, unknown).
    if (status === undefined) continue;
    files.push({
      status,
      oldPath: status === 'added' ? null : first,
      newPath: status === 'deleted' ? null : second,
      oldBlob: isRegular(oldMode) ? oldId : null,
      newBlob: isRegular(newMode) ? newId : null,
      type: typeOf(oldMode, newMode),
    });
  }
  return files;
}

/** Modes of regular files all begin so; very old trees have others than 644 and 755. */
export function isRegular(mode: string): boolean {
  return mode.startsWith('100');
}

function typeOf(...modes: readonly string[]): ChangedFile['type'] {
  if (modes.includes(SUBMODULE)) return 'submodule';
  return modes.includes(LINK) ? 'symlink' : 'file';
}

function text(field: Buffer | undefined): string {
  return field?.toString('utf8') ?? '';
}

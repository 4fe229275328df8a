import { type FileDiff, parseDiff } from '../../../diff';
import type { ChangeView } from '../../port';

export interface Edit {
  readonly path: string;
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
  /** Text is appended to an existing file unless this says otherwise. */
  readonly status?: 'added' | 'modified';
  readonly mode?: string;
  readonly size?: number;
  readonly binary?: boolean;
  /** False for generated, vendored and lock files. */
  readonly selected?: boolean;
}

/** A change made of edits, as a review would hand it to the analyzer. */
export function changeOf(...edits: readonly Edit[]): ChangeView {
  const diff = parseDiff(Buffer.from(edits.map(toPatch).join('')));
  const paths = edits.filter((edit) => edit.selected !== false).map((edit) => edit.path);
  return {
    diff,
    headFiles: new Map(),
    selected: new Set(paths),
    headSizes: new Map(edits.map(({ path, size }) => [path, size ?? 100])),
    headTexts: new Map(),
    locks: [],
  };
}

/** The same view of a diff that is given as text. */
export function changeOfText(patch: string): ChangeView {
  const diff = parseDiff(Buffer.from(patch));
  const paths = diff.files.flatMap(({ newPath }: FileDiff) => newPath ?? []);
  return {
    diff,
    headFiles: new Map(),
    selected: new Set(paths),
    headSizes: new Map(),
    headTexts: new Map(),
    locks: [],
  };
}

function toPatch({
  path,
  added = [],
  removed = [],
  status = 'modified',
  mode = '100644',
  binary = false,
}: Edit): string {
  const created = status === 'added';
  const header = `diff --git a/${path} b/${path}\n${created ? `new file mode ${mode}\n` : ''}index 1111111..2222222${created ? '' : ` ${mode}`}\n`;
  if (binary) return `${header}Binary files ${created ? '/dev/null' : `a/${path}`} and b/${path} differ\n`;
  const lines = [...removed.map((text) => `-${text}\n`), ...added.map((text) => `+${text}\n`)];
  if (lines.length === 0) return header;
  const start = created ? '@@ -0,0 ' : `@@ -1,${removed.length + 1} `;
  const context = created ? '' : ' unchanged\n';
  const count = added.length + (created ? 0 : 1);
  const names = `--- ${created ? '/dev/null' : `a/${path}`}\n+++ b/${path}\n`;
  return `${header}${names}${start}+1,${count} @@\n${context}${lines.join('')}`;
}

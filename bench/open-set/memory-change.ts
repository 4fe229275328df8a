import { createHash } from 'node:crypto';
import type { ChangedFile, OpenChange } from '../../src/platform';

/** A file of a change as text; `base` is null for a new one. */
export interface ChangedText {
  readonly path: string;
  readonly base: string | null;
  readonly head: string;
}

/** A change held in memory. Equal contents have equal blob ids, as in git. */
export function memoryChange(files: readonly ChangedText[], diff: string): OpenChange {
  const blobs = new Map<string, Buffer>();
  const blobOf = (text: string): string => {
    const id = contentId(text);
    blobs.set(id, Buffer.from(text));
    return id;
  };
  const changed = files.map(({ path, base, head }): ChangedFile => {
    const oldBlob = base === null ? null : blobOf(base);
    return {
      status: base === null ? 'added' : 'modified',
      oldPath: base === null ? null : path,
      newPath: path,
      oldBlob,
      newBlob: blobOf(head),
      type: 'file',
    };
  });
  return {
    base: { name: 'main', commit: 'a'.repeat(40) },
    head: { name: 'topic', commit: 'b'.repeat(40) },
    files: changed,
    notices: [],
    async *diff() {
      yield await Promise.resolve(Buffer.from(diff));
    },
    sizes: (ids) => Promise.resolve(new Map(ids.map((id) => [id, blobs.get(id)!.length]))),
    async *contents(ids) {
      for (const blob of ids) yield await Promise.resolve({ kind: 'bytes', blob, bytes: blobs.get(blob)! } as const);
    },
    readText: () => Promise.resolve(null),
    unchanged: () => Promise.resolve(new Map()),
    bring: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

export function contentId(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** The diff of a change that brings nothing but new files. */
export function diffOfNewFiles(files: readonly Pick<ChangedText, 'path' | 'head'>[]): string {
  return files.map(({ path, head }) => newFile(path, head)).join('');
}

function newFile(path: string, text: string): string {
  const header = `diff --git a/${path} b/${path}\nnew file mode 100644\n`;
  if (text === '') return header;
  const lines = text.replace(/\n$/, '').split('\n');
  const end = text.endsWith('\n') ? '' : '\\ No newline at end of file\n';
  const body = lines.map((line) => `+${line}\n`).join('');
  return `${header}--- /dev/null\n+++ b/${path}\n@@ -0,0 +1,${lines.length} @@\n${body}${end}`;
}

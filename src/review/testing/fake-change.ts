import type { Side } from '../../domain';
import type { ChangedFile, OpenChange } from '../../platform';

export type Texts = Readonly<Record<string, string | Buffer>>;

/** A change held in memory: what the files were and are, and the diff as text. */
export function fakeChange(base: Texts, head: Texts, diff = ''): OpenChange {
  const sides = { old: base, new: head };
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])].filter((path) => base[path] !== head[path]);
  const blobs = new Map<string, Buffer>();
  const blobOf = (side: Side, path: string): string | null => {
    const content = sides[side][path];
    if (content === undefined) return null;
    const id = `${side}:${path}`;
    blobs.set(id, Buffer.from(content));
    return id;
  };
  const files = paths.map((path): ChangedFile => {
    const [oldBlob, newBlob] = [blobOf('old', path), blobOf('new', path)];
    const status = oldBlob === null ? 'added' : newBlob === null ? 'deleted' : 'modified';
    return {
      status,
      oldPath: oldBlob && path,
      newPath: newBlob && path,
      oldBlob,
      newBlob,
      type: 'file',
    };
  });
  return {
    base: { name: 'main', commit: 'a'.repeat(40) },
    head: { name: 'HEAD', commit: 'b'.repeat(40) },
    files,
    notices: [],
    async *diff() {
      yield await Promise.resolve(Buffer.from(diff));
    },
    sizes: (ids) =>
      Promise.resolve(new Map(ids.flatMap((id) => (blobs.has(id) ? [[id, blobs.get(id)!.length] as const] : [])))),
    async *contents(ids, maxBytes) {
      for (const blob of ids) {
        const bytes = await Promise.resolve(blobs.get(blob));
        if (bytes === undefined) yield { kind: 'missing', blob };
        else if (bytes.length > maxBytes) yield { kind: 'too-large', blob, size: bytes.length };
        else yield { kind: 'bytes', blob, bytes };
      }
    },
    readText: (side, path) => Promise.resolve(sides[side][path]?.toString() ?? null),
    unchanged: () => {
      const same = Object.keys(head).filter((path) => base[path] === head[path]);
      return Promise.resolve(new Map(same.map((path) => [path, blobOf('new', path)!])));
    },
    bring: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

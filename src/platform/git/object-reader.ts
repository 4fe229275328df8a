import type { Content } from '../port';
import { openBatch } from './batch';
import type { ByteReader } from './byte-reader';
import type { GitPlace } from './run-git';

/** Contents of one question are in memory together; they are gathered up to this many bytes, or are one content. */
const BYTES_AT_ONCE = 4 * 1024 * 1024;

const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Sizes and contents of blobs by id, as the port has them. */
export interface ObjectReader {
  /** Starts its processes ahead of the first question; what is stored later is found all the same. */
  start(): void;
  sizes(blobs: readonly string[]): Promise<ReadonlyMap<string, number>>;
  contents(blobs: readonly string[], maxBytes: number): AsyncIterable<Content>;
  close(): Promise<void>;
}

/** Reads blobs through two long-lived processes, however many are asked for. */
export function openObjectReader(place: GitPlace): ObjectReader {
  const check = openBatch(place, '--batch-check', readSize);
  const batch = openBatch(place, '--batch', readContent);

  async function sizes(blobs: readonly string[]): Promise<ReadonlyMap<string, number>> {
    // The question is a line, so only what is surely an id is asked.
    const ids = [...new Set(blobs)].filter((blob) => OBJECT_ID.test(blob));
    const answers = await check.ask(ids);
    const known = new Map<string, number>();
    for (const [index, { size }] of answers.entries()) if (size !== null) known.set(ids[index]!, size);
    return known;
  }

  async function* contents(blobs: readonly string[], maxBytes: number): AsyncGenerator<Content> {
    const known = await sizes(blobs);
    const wanted: { blob: string; size: number }[] = [];
    for (const blob of new Set(blobs)) {
      const size = known.get(blob);
      if (size === undefined) yield { kind: 'missing', blob };
      else if (size > maxBytes) yield { kind: 'too-large', blob, size };
      else wanted.push({ blob, size });
    }
    for (const group of groupsOf(wanted, BYTES_AT_ONCE)) {
      const answers = await batch.ask(group);
      for (const [index, { bytes }] of answers.entries()) {
        const blob = group[index]!;
        yield bytes ? { kind: 'bytes', blob, bytes } : { kind: 'missing', blob };
      }
    }
  }

  return {
    start() {
      for (const each of [check, batch]) each.ask([]).catch(() => undefined);
    },
    sizes,
    contents,
    async close() {
      await Promise.all([check.close(), batch.close()]);
    },
  };
}

/** Ids in groups whose contents have at most `bytes` bytes together, larger ones alone. */
export function* groupsOf(wanted: readonly { blob: string; size: number }[], bytes: number): Generator<string[]> {
  let group: string[] = [];
  let total = 0;
  for (const { blob, size } of wanted) {
    if (group.length > 0 && total + size > bytes) {
      yield group;
      group = [];
      total = 0;
    }
    group.push(blob);
    total += size;
  }
  if (group.length > 0) yield group;
}

interface Header {
  readonly type: string;
  /** Null for what git does not have. */
  readonly size: number | null;
}

/** `<id> <type> <size>`, or `<id> missing`. */
async function readHeader(reader: ByteReader): Promise<Header | null> {
  const line = await reader.line();
  if (line === null) return null;
  const [, type = '', size] = line.split(' ');
  return { type, size: size === undefined ? null : Number(size) };
}

async function readSize(reader: ByteReader): Promise<{ size: number | null } | null> {
  const header = await readHeader(reader);
  return header && { size: header.type === 'blob' ? header.size : null };
}

async function readContent(reader: ByteReader): Promise<{ bytes: Uint8Array | null } | null> {
  const header = await readHeader(reader);
  if (header?.size == null) return header && { bytes: null };
  const bytes = await reader.bytes(header.size);
  const end = await reader.line();
  return bytes && end !== null ? { bytes } : null;
}

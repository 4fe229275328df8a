import type { ByteReader } from '../../git';
import { lineOf, readPacket } from './packets';

/** What the server says instead of an answer. */
export interface ServerError {
  readonly kind: 'error';
  readonly said: string;
}

/** Null in place of an answer means that the stream ended early, or that it was not understood. */
type Answer<Kind extends object> = Promise<Kind | ServerError | null>;

/** Whether the server can do what is asked of it here: version 2 of the protocol, parts of a history, trees without contents. */
export async function readCapabilities(reader: ByteReader): Promise<boolean> {
  const lines = new Set<string>();
  for (;;) {
    const packet = await readPacket(reader);
    if (packet === null) return false;
    if (packet.kind === 'flush') break;
    lines.add(lineOf(packet) ?? '');
  }
  const valueOf = (name: string): string | undefined =>
    [...lines].find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);
  const fetch = valueOf('fetch')?.split(' ') ?? [];
  return (
    lines.has('version 2') &&
    (valueOf('object-format') ?? 'sha1') === 'sha1' &&
    fetch.includes('shallow') &&
    fetch.includes('filter')
  );
}

/** Ids by name. */
export async function readRefs(
  reader: ByteReader,
): Answer<{ readonly kind: 'refs'; readonly refs: ReadonlyMap<string, string> }> {
  const refs = new Map<string, string>();
  for (;;) {
    const packet = await readPacket(reader);
    if (packet === null) return null;
    if (packet.kind === 'flush') break;
    const line = lineOf(packet);
    if (line === null) return null;
    const error = errorOf(line);
    if (error) return error;
    const [, id, name] = /^([0-9a-f]{40}) (\S+)/.exec(line) ?? [];
    if (id === undefined || name === undefined) return null;
    refs.set(name, id);
  }
  return (await isEnd(reader)) ? { kind: 'refs', refs } : null;
}

/**
 * Reads the answer to a request for objects.
 * @param onPack takes the pack, piece by piece
 * @returns the commits whose parents were left out
 */
export async function readPack(
  reader: ByteReader,
  onPack: (bytes: Uint8Array) => Promise<void>,
): Answer<{ readonly kind: 'pack'; readonly cut: readonly string[] }> {
  const cut: string[] = [];
  for (;;) {
    const packet = await readPacket(reader);
    if (packet === null) return null;
    if (packet.kind === 'delimiter') continue;
    const line = lineOf(packet);
    if (line === null) return null;
    if (line === 'packfile') break;
    if (line === 'shallow-info') continue;
    const error = errorOf(line);
    if (error) return error;
    const [, id] = /^shallow ([0-9a-f]{40})$/.exec(line) ?? [];
    if (id === undefined) return null;
    cut.push(id);
  }
  const error = await readBands(reader, onPack);
  if (error !== 'done') return error;
  return (await isEnd(reader)) ? { kind: 'pack', cut } : null;
}

const PACK_BAND = 1;
const ERROR_BAND = 3;

async function readBands(
  reader: ByteReader,
  onPack: (bytes: Uint8Array) => Promise<void>,
): Promise<'done' | ServerError | null> {
  for (;;) {
    const packet = await readPacket(reader);
    if (packet?.kind === 'flush') return 'done';
    if (packet?.kind !== 'data') return null;
    const [band] = packet.bytes;
    const bytes = packet.bytes.subarray(1);
    if (band === PACK_BAND) await onPack(bytes);
    if (band === ERROR_BAND) return { kind: 'error', said: Buffer.from(bytes).toString('utf8') };
  }
}

function errorOf(line: string): ServerError | null {
  return line.startsWith('ERR ') ? { kind: 'error', said: line.slice(4) } : null;
}

async function isEnd(reader: ByteReader): Promise<boolean> {
  return (await readPacket(reader))?.kind === 'response-end';
}

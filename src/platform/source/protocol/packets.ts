import type { ByteReader } from '../../git';

/** Marks that stand between packets: the end of a message, of a part of it, and of all that a request is answered with. */
export type Packet =
  { readonly kind: 'data'; readonly bytes: Uint8Array } | { readonly kind: 'flush' | 'delimiter' | 'response-end' };

export const FLUSH = '0000';
export const DELIMITER = '0001';

const MARKS = ['flush', 'delimiter', 'response-end'] as const;
const HEADER_BYTES = 4;

/** One line of a request, with its length before it. */
export function packet(line: string): string {
  const length = Buffer.byteLength(line) + HEADER_BYTES + 1;
  return `${length.toString(16).padStart(HEADER_BYTES, '0')}${line}\n`;
}

/** The next packet; null when the stream ends, or is none of packets. */
export async function readPacket(reader: ByteReader): Promise<Packet | null> {
  const header = await reader.bytes(HEADER_BYTES);
  const digits = Buffer.from(header ?? []).toString('latin1');
  if (!/^[0-9a-f]{4}$/i.test(digits)) return null;
  const length = Number.parseInt(digits, 16);
  const mark = MARKS[length];
  if (mark !== undefined) return { kind: mark };
  if (length < HEADER_BYTES) return null;
  const bytes = await reader.bytes(length - HEADER_BYTES);
  return bytes && { kind: 'data', bytes };
}

/** A packet as a line of text, without the line feed that may end it; null for a mark. */
export function lineOf(packet: Packet): string | null {
  return packet.kind === 'data' ? Buffer.from(packet.bytes).toString('utf8').replace(/\n$/, '') : null;
}

import { byteReader } from '../../git';
import { lineOf, type Packet, packet, readPacket } from './packets';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function readAll(text: string, size = 3): Promise<(Packet | null)[]> {
  const reader = byteReader(inPieces(text, size));
  const packets: (Packet | null)[] = [];
  for (;;) {
    const next = await readPacket(reader);
    packets.push(next);
    if (next === null) return packets;
  }
}

describe('packets', () => {
  it('are read as they are written, however the stream is cut', async () => {
    const [first, second] = await readAll(packet('want ö') + packet(''));
    expect([first, second].map((each) => each && lineOf(each))).toEqual(['want ö', '']);
    expect(packet('want ö').slice(0, 4)).toBe('000c');
  });

  it('have marks between them', async () => {
    const kinds = (await readAll('000000010002')).map((each) => each?.kind);
    expect(kinds).toEqual(['flush', 'delimiter', 'response-end', undefined]);
  });

  it.each(['', '00', '0003', '0009ab', 'HTTP/1.1', '-001', '0x10'])('do not begin with %j', async (text) => {
    expect(await readAll(text)).toEqual([null]);
  });
});

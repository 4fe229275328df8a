import fc from 'fast-check';
import { byteReader } from './byte-reader';

async function* inPieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const places = [...cuts.map((cut) => cut % (bytes.length + 1)), 0, bytes.length].sort((a, b) => a - b);
  for (const [index, place] of places.entries()) {
    await Promise.resolve();
    yield bytes.subarray(places[index - 1] ?? 0, place);
  }
}

describe('byteReader', () => {
  it('reads the same lines and bytes however the stream is cut', async () => {
    const record = fc.tuple(fc.stringMatching(/^[a-z ]{0,20}$/), fc.uint8Array({ maxLength: 50 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 10 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        async (records, cuts) => {
          const stream = Buffer.concat(records.flatMap(([line, bytes]) => [Buffer.from(`${line}\n`), bytes]));
          const reader = byteReader(inPieces(stream, cuts));
          for (const [line, bytes] of records) {
            expect(await reader.line()).toBe(line);
            expect(await reader.bytes(bytes.length)).toEqual(bytes);
          }
          expect(await reader.line()).toBeNull();
        },
      ),
    );
  });

  it('says that the stream ended early', async () => {
    const reader = byteReader(inPieces(Buffer.from('abc'), []));
    expect(await reader.bytes(4)).toBeNull();
    expect(await byteReader(inPieces(Buffer.from('abc'), [])).line()).toBeNull();
  });

  it('gives bytes that do not keep the whole chunk in memory', async () => {
    const reader = byteReader(inPieces(Buffer.alloc(1000), []));
    expect((await reader.bytes(3))?.buffer.byteLength).toBe(3);
  });
});

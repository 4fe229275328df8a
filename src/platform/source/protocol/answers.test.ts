import { type ByteReader, byteReader } from '../../git';
import { readCapabilities, readPack, readRefs } from './answers';
import { DELIMITER, FLUSH, packet } from './packets';

const END = '0002';
const ID = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);

function reading(...parts: readonly string[]): ByteReader {
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from(parts.join(''), 'latin1'));
  }
  return byteReader(stream());
}

/** A packet of one band, without a line feed of its own. */
function band(number: number, text: string): string {
  return `${(text.length + 5).toString(16).padStart(4, '0')}${String.fromCharCode(number)}${text}`;
}

describe('what a server can do', () => {
  const able = ['version 2', 'agent=git/2.39', 'ls-refs=unborn', 'fetch=shallow wait-for-done filter'];

  it.each<[string, readonly string[], boolean]>([
    ['all that is asked', able, true],
    ['the same, said by a newer one', [...able, 'object-format=sha1'], true],
    ['another kind of ids', [...able, 'object-format=sha256'], false],
    ['no trees without contents', ['version 2', 'fetch=shallow'], false],
    ['an older version', ['version 1', ...able.slice(1)], false],
  ])('is %s', async (_, lines, expected) => {
    expect(await readCapabilities(reading(...lines.map(packet), FLUSH))).toBe(expected);
  });

  it('is nothing where the list breaks off', async () => {
    expect(await readCapabilities(reading(...able.map(packet)))).toBe(false);
  });
});

describe('refs', () => {
  it('are ids by name', async () => {
    const answer = await readRefs(reading(packet(`${ID} refs/heads/a`), packet(`${OTHER} refs/heads/ab`), FLUSH, END));
    expect(answer).toEqual({
      kind: 'refs',
      refs: new Map([
        ['refs/heads/a', ID],
        ['refs/heads/ab', OTHER],
      ]),
    });
  });

  it('may be refused', async () => {
    expect(await readRefs(reading(packet('ERR no')))).toEqual({ kind: 'error', said: 'no' });
  });

  it.each([
    ['something else', [packet('hello'), FLUSH, END]],
    ['a stream that ends', [packet(`${ID} refs/heads/a`), FLUSH]],
    ['a mark out of place', [DELIMITER, FLUSH, END]],
  ])('are not read from %s', async (_, parts) => {
    expect(await readRefs(reading(...parts))).toBeNull();
  });
});

describe('a pack', () => {
  async function read(...parts: readonly string[]): Promise<{ answer: unknown; pack: string }> {
    let pack = '';
    const answer = await readPack(reading(...parts), (bytes) => {
      pack += Buffer.from(bytes).toString('latin1');
      return Promise.resolve();
    });
    return { answer, pack };
  }

  it('comes in bands, after the cuts of the history', async () => {
    const cuts = [packet('shallow-info'), packet(`shallow ${ID}`), packet(`shallow ${OTHER}`), DELIMITER];
    const bands = [packet('packfile'), band(1, 'PA'), band(2, 'counting'), band(1, 'CK'), FLUSH];
    expect(await read(...cuts, ...bands, END)).toEqual({ answer: { kind: 'pack', cut: [ID, OTHER] }, pack: 'PACK' });
  });

  it('comes alone where nothing was cut', async () => {
    expect(await read(packet('packfile'), band(1, 'PACK'), FLUSH, END)).toEqual({
      answer: { kind: 'pack', cut: [] },
      pack: 'PACK',
    });
  });

  it('may be refused, before it or in the middle of it', async () => {
    const said = `upload-pack: not our ref ${ID}`;
    expect((await read(packet(`ERR ${said}`))).answer).toEqual({ kind: 'error', said });
    expect((await read(packet('packfile'), band(1, 'PA'), band(3, 'died'))).answer).toEqual({
      kind: 'error',
      said: 'died',
    });
  });

  it.each([
    ['breaks off', [packet('packfile'), band(1, 'PA')]],
    ['ends without its mark', [packet('packfile'), band(1, 'PA'), END]],
    ['follows what nobody asked for', [packet('acknowledgments'), packet('NAK'), FLUSH, END]],
    ['cuts the history at no commit', [packet('shallow-info'), packet('shallow x'), DELIMITER]],
  ])('that %s is none', async (_, parts) => {
    expect((await read(...parts)).answer).toBeNull();
  });
});

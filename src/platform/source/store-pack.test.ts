import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ByteReader, byteReader, type GitPlace } from '../git';
import { makeRepository } from '../git/testing/make-repository';
import { failureOf } from '../local-git/testing/use-repositories';
import { storePack } from './store-pack';
import { explainTransfer } from './transfer-failure';

const from = makeRepository({ bare: true });
const into = makeRepository({ bare: true });
afterAll(() => {
  from.remove();
  into.remove();
});

function place(fileBytes: number): GitPlace {
  return {
    folder: into.path,
    subject: 'https://host/acme/shop.git',
    settings: [],
    environment: { PATH: process.env.PATH ?? '', LC_ALL: 'C', GIT_DIR: into.path },
    signal: new AbortController().signal,
    explain: explainTransfer,
    limits: { fileBytes, memoryBytes: 2 ** 31, processorSeconds: 20 },
  };
}

/** A pack with one object of noise. */
function makePack(bytes: number): { readonly id: string; readonly pack: Buffer } {
  const id = from.gitWithInput(randomBytes(bytes), 'hash-object', '-w', '--stdin');
  const name = from.gitWithInput(`${id}\n`, 'pack-objects', '--quiet', join(from.path, 'made'));
  return { id, pack: readFileSync(join(from.path, `made-${name}.pack`)) };
}

/** The answer that carries these bytes, in packets of the largest size. */
function carrying(pack: Buffer): ByteReader {
  const length = (bytes: number): string => (bytes + 4).toString(16).padStart(4, '0');
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from(`${length(9)}packfile\n`));
    for (let at = 0; at < pack.length; at += 65_515) {
      const part = pack.subarray(at, at + 65_515);
      yield Buffer.concat([Buffer.from(`${length(part.length + 1)}\u0001`), part]);
    }
    yield Buffer.from('00000002');
  }
  return byteReader(stream());
}

function packsHere(): string[] {
  return readdirSync(join(into.path, 'objects', 'pack')).filter((name) => name.endsWith('.pack'));
}

describe('a pack that is received', () => {
  it('is stored as it is, as one that may lack what it names', async () => {
    const { id, pack } = makePack(300_000);
    expect(await storePack(place(1_000_000), carrying(pack))).toEqual({ kind: 'pack', cut: [] });
    expect(into.git('cat-file', '-s', id)).toBe('300000');
    expect(readdirSync(join(into.path, 'objects', 'pack')).some((name) => name.endsWith('.promisor'))).toBe(true);
  });

  it.each([
    ['is damaged', 10_000_000, 'invalid', (pack: Buffer) => pack.fill(0x55, 20, 200)],
    ['is cut off', 10_000_000, 'unavailable', (pack: Buffer) => pack.subarray(0, -100)],
    ['is larger than it may be', 1_000_000, 'too-large', (pack: Buffer) => pack],
  ])('and %s ends in a failure', async (_, fileBytes, kind, spoil) => {
    const before = packsHere();
    const failure = await failureOf(storePack(place(fileBytes), carrying(spoil(makePack(3_000_000).pack))));
    expect(failure).toMatchObject({ kind, where: 'https://host/acme/shop.git' });
    expect(packsHere()).toEqual(before);
  });
});

import { startedEarly } from './started-early';

async function* chunks(log: string[], failAt = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
  try {
    for (let index = 0; index < 3; index += 1) {
      log.push(`makes ${index}`);
      if (index === failAt) throw new Error('broken');
      yield await Promise.resolve(Uint8Array.of(index));
    }
  } finally {
    log.push('ends');
  }
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<number[]> {
  const found: number[] = [];
  for await (const chunk of stream) found.push(...chunk);
  return found;
}

describe('startedEarly', () => {
  it('works before it is read, and gives everything once', async () => {
    const log: string[] = [];
    const early = startedEarly(chunks(log));
    expect(log).toEqual(['makes 0']);
    expect(await readAll(early.take()!)).toEqual([0, 1, 2]);
    expect(early.take()).toBeNull();
    expect(log.at(-1)).toBe('ends');
  });

  it('ends what nobody took, and what a reader left', async () => {
    const log: string[] = [];
    await startedEarly(chunks(log)).discard();
    expect(log).toEqual(['makes 0', 'ends']);
    const reader = startedEarly(chunks(log)).take()![Symbol.asyncIterator]();
    await reader.next();
    await reader.return?.();
    expect(log).toEqual(['makes 0', 'ends', 'makes 0', 'ends']);
  });

  it('fails for the reader, and for nobody when there is none', async () => {
    const log: string[] = [];
    await expect(readAll(startedEarly(chunks(log, 0)).take()!)).rejects.toThrow('broken');
    await startedEarly(chunks(log, 0)).discard();
  });
});

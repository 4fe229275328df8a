import { Failure } from '../../domain';

/**
 * A body as one piece.
 * @throws Failure `too-large` as soon as it has more than `maxBytes`
 */
export async function readWhole(body: AsyncIterable<Uint8Array>, maxBytes: number, where: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > maxBytes) throw tooLarge(maxBytes, where);
    parts.push(part);
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

/** The same bytes as they come, cut off with a `Failure` once there are too many. */
export async function* readCapped(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  where: string,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > maxBytes) throw tooLarge(maxBytes, where);
    yield part;
  }
}

function tooLarge(maxBytes: number, where: string): Failure {
  return new Failure({
    kind: 'too-large',
    what: `The answer has more than ${Math.round(maxBytes / 1024).toLocaleString('en')} kB.`,
    where,
    next: 'Ask for less at once; a pull request of this size cannot be read whole.',
  });
}

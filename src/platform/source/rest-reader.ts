import { cancelled, type Side } from '../../domain';
import type { Content } from '../port';
import type { RestFile, SourceRest } from './port';

/** Larger files are reported as too large without being read to their end, whatever the caller would accept. */
const MAX_FILE_BYTES = 5_000_000;
/** What is remembered between the question for sizes and that for contents. */
const MAX_KEPT_BYTES = 64 * 1024 * 1024;
const CALLS_AT_ONCE = 8;

/** Sizes and contents by blob ids of the form `commit:path`. */
export interface RestReader {
  sizes(blobs: readonly string[]): Promise<ReadonlyMap<string, number>>;
  contents(blobs: readonly string[], maxBytes: number): AsyncIterable<Content>;
  /** Forgets what it has read. */
  close(): void;
}

/** The API tells a size only by sending the file, so that what was read for its size is kept for the next question. */
export function openRestReader(
  rest: SourceRest,
  commits: Readonly<Record<Side, string>>,
  signal: AbortSignal,
): RestReader {
  const kept = new Map<string, RestFile>();
  let keptBytes = 0;
  let closed = false;

  async function read(blob: string): Promise<RestFile> {
    if (closed || signal.aborted) throw cancelled();
    const known = kept.get(blob);
    if (known !== undefined) return known;
    const place = placeOf(blob, commits);
    if (place === null) return { kind: 'missing' };
    const file = await rest.file(place.side, commits[place.side], place.path, MAX_FILE_BYTES);
    const bytes = file.kind === 'bytes' ? file.bytes.length : 0;
    if (keptBytes + bytes <= MAX_KEPT_BYTES) {
      kept.set(blob, file);
      keptBytes += bytes;
    }
    return file;
  }

  return {
    async sizes(blobs) {
      const sizes = new Map<string, number>();
      for await (const [blob, file] of ahead([...new Set(blobs)], read)) {
        if (file.kind !== 'missing') sizes.set(blob, sizeOf(file));
      }
      return sizes;
    },
    async *contents(blobs, maxBytes) {
      for await (const [blob, file] of ahead([...new Set(blobs)], read)) {
        if (file.kind === 'missing') yield { kind: 'missing', blob };
        else if (file.kind === 'bytes' && file.bytes.length <= maxBytes) {
          yield { kind: 'bytes', blob, bytes: file.bytes };
        } else yield { kind: 'too-large', blob, size: Math.max(sizeOf(file), maxBytes + 1) };
      }
    },
    close() {
      closed = true;
      kept.clear();
    },
  };
}

/** At least so many bytes, where the host does not tell. */
function sizeOf(file: Exclude<RestFile, { kind: 'missing' }>): number {
  return file.kind === 'bytes' ? file.bytes.length : (file.size ?? MAX_FILE_BYTES + 1);
}

function placeOf(blob: string, commits: Readonly<Record<Side, string>>): { side: Side; path: string } | null {
  const colon = blob.indexOf(':');
  const commit = blob.slice(0, colon);
  const side = colon < 0 ? undefined : (['new', 'old'] as const).find((each) => commits[each] === commit);
  return side === undefined ? null : { side, path: blob.slice(colon + 1) };
}

/** Answers in the order of the questions, with some asked ahead of their turn. */
async function* ahead<Answer>(
  questions: readonly string[],
  ask: (question: string) => Promise<Answer>,
): AsyncGenerator<[question: string, answer: Answer]> {
  const waiting: { question: string; answer: Promise<Answer> }[] = [];
  let next = 0;
  for (;;) {
    while (next < questions.length && waiting.length < CALLS_AT_ONCE) {
      const question = questions[next++]!;
      const answer = ask(question);
      // It is waited for below, in its turn; until then a rejection must not count as unhandled.
      answer.catch(() => undefined);
      waiting.push({ question, answer });
    }
    const first = waiting.shift();
    if (first === undefined) return;
    yield [first.question, await first.answer];
  }
}

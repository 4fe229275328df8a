import { cancelled, Failure, type Side } from '../../domain';
import type { ChangedFile, OpenChange } from '../port';
import { DEFAULT_LIMITS } from './limits';
import type { ListedFile, SourceLimits, SourceRequest } from './port';
import { openRestReader } from './rest-reader';

const MAX_TEXT_BYTES = 1_000_000;

/**
 * Opens the change from the host's API. Blob ids are `commit:path`: the API does not tell real ones, and these name the same
 * content for as long.
 * @param reason why git was not used, as a sentence
 */
export async function openByRest(request: SourceRequest, reason: string): Promise<OpenChange> {
  const { rest, change, signal } = request;
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  const [head, destination, listed] = await Promise.all([
    rest.resolveCommit(change.source.commit),
    rest.resolveCommit(change.destination.commit),
    rest.files(),
  ]);
  if (listed.length > limits.files) throw tooLarge(request, `The change has more than ${limits.files} files.`);
  const base = await rest.mergeBase(head, destination);
  const commits = { old: base, new: head };
  const reader = openRestReader(rest, commits, signal);
  let closed = false;
  const requireOpen = (): void => {
    if (closed || signal.aborted) throw cancelled();
  };
  requireOpen();
  return {
    base: { name: change.destination.branch ?? base, commit: base },
    head: { name: change.source.branch ?? head, commit: head },
    files: listed.map((file) => withBlobs(file, commits)),
    notices: [`The change was read through the host's API instead of git. ${reason}`],
    async *diff() {
      requireOpen();
      yield* bounded(request, limits, requireOpen);
    },
    async sizes(blobs) {
      requireOpen();
      return reader.sizes(blobs);
    },
    async *contents(blobs, maxBytes) {
      requireOpen();
      yield* reader.contents(blobs, maxBytes);
    },
    async readText(side, path) {
      requireOpen();
      const file = await rest.file(side, commits[side], path, MAX_TEXT_BYTES);
      if (file.kind !== 'bytes' || file.bytes.includes(0)) return null;
      return new TextDecoder().decode(file.bytes);
    },
    // The API lists folder by folder, and sends file by file.
    unchanged: () => Promise.resolve(new Map()),
    bring: () => Promise.resolve(),
    close() {
      closed = true;
      reader.close();
      return Promise.resolve();
    },
  };
}

function withBlobs(file: ListedFile, commits: Readonly<Record<Side, string>>): ChangedFile {
  const blob = (side: Side, path: string | null): string | null =>
    path === null || file.type !== 'file' ? null : `${commits[side]}:${path}`;
  return { ...file, oldBlob: blob('old', file.oldPath), newBlob: blob('new', file.newPath) };
}

async function* bounded(
  request: SourceRequest,
  limits: SourceLimits,
  requireOpen: () => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of request.rest.diff()) {
    requireOpen();
    bytes += chunk.length;
    if (bytes > limits.diffBytes) throw tooLarge(request, 'The diff is larger than Loom reads.');
    yield chunk;
  }
}

function tooLarge({ change }: SourceRequest, what: string): Failure {
  return new Failure({
    kind: 'too-large',
    what,
    where: change.destination.repository?.fullName ?? 'pull request',
    next: 'Split the pull request, or raise the limit.',
  });
}

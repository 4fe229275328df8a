import { Failure } from '../../domain';
import {
  findTreeFile,
  gitOutput,
  listChangedFiles,
  listTreeFiles,
  openObjectReader,
  readBlobText,
  streamDiff,
} from '../git';
import type { OpenChange } from '../port';
import { type Fetched, fetchWithBase } from './base';
import type { SourceRequest } from './port';
import { type Session, startSession } from './session';
import { startedEarly } from './started-early';
import { openTransport, type Transport } from './transport';
import { wantedBlobs } from './wanted-blobs';

const RULES_FOLDER = '.loom';
const MAX_RULES_FILES = 100;

/**
 * Opens the change from a scratch repository: the ends, where they meet, and the contents of changed files.
 * @throws Failure `gone` or `too-large` when another way may work
 */
export async function openByGit(request: SourceRequest): Promise<OpenChange> {
  // Some servers leave contents out when asked to, and then refuse to send them by id. Those send all at once.
  return (await attempt(request, true)) ?? (await attempt(request, false)) ?? refused(request);
}

/** Null when the server will not give contents by their ids. */
async function attempt(request: SourceRequest, withoutContents: boolean): Promise<OpenChange | null> {
  const session = await startSession(request, withoutContents);
  const transport = openTransport(session);
  try {
    const fetched = await fetchWithBase(session, transport);
    const blobs = await fetchContents(session, transport, fetched);
    await transport.close();
    if (blobs === null) {
      await session.close();
      return null;
    }
    const change = await assemble(session, transport, fetched, blobs);
    session.opened();
    return change;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** Fetches what the comparison and its readers need, in one go: the ids of changed contents, or null when the server refuses. */
async function fetchContents(
  session: Session,
  transport: Transport,
  { base, head, ends, contents }: Fetched,
): Promise<readonly string[] | null> {
  const { place } = session;
  const [raw, rules] = await Promise.all([
    gitOutput(place, ['diff-tree', '-r', '--raw', '-z', '--no-abbrev', '--no-renames', base, head]),
    // Every review reads some of these, and those of the head are the same or in the change.
    listTreeFiles(place, base, RULES_FOLDER),
  ]);
  const { blobs, paths } = wantedBlobs(raw);
  // A renamed file is two paths here.
  if (paths > 2 * session.limits.files) throw tooMany(session);
  const wanted = [...new Set([...blobs, ...rules.slice(0, MAX_RULES_FILES)])];
  if (contents || wanted.length === 0) return blobs;
  const fetched = await transport.objects(ends.source.address, wanted);
  return fetched.kind === 'done' ? blobs : null;
}

async function assemble(
  session: Session,
  transport: Transport,
  { base, head, ends, notices }: Fetched,
  blobs: readonly string[],
): Promise<OpenChange> {
  const { place, request, limits } = session;
  const reader = openObjectReader(place);
  // Every review asks for these next: git starts on them while the files are listed.
  const diff = startedEarly(streamDiff(place, base, head));
  reader.sizes(blobs).catch(() => undefined);
  const listed = await listChangedFiles(place, base, head);
  if (listed.files.length > limits.files) throw tooMany(session);
  const { source, destination } = request.change;
  return {
    base: { name: destination.branch ?? base, commit: base },
    head: { name: source.branch ?? head, commit: head },
    files: listed.files,
    notices: [...notices, ...listed.notices],
    // After an abort even what was read ahead is refused.
    diff: () => (place.signal.aborted ? null : diff.take()) ?? streamDiff(place, base, head),
    sizes: (blobs) => reader.sizes(blobs),
    contents: (blobs, maxBytes) => reader.contents(blobs, maxBytes),
    async readText(side, path) {
      const blob = await findTreeFile(place, side === 'old' ? base : head, path);
      if (blob === null) return null;
      const here = await reader.sizes([blob]);
      if (!here.has(blob)) await transport.objects(ends.source.address, [blob]);
      return readBlobText(reader, blob);
    },
    async close() {
      await session.close();
      await Promise.all([reader.close(), diff.discard()]);
    },
  };
}

function tooMany({ limits, destination }: Session): Failure {
  return new Failure({
    kind: 'too-large',
    what: `The change has more than ${limits.files} files.`,
    where: destination.url,
    next: 'Split it, or raise the limit.',
  });
}

function refused({ change }: SourceRequest): never {
  throw new Failure({
    kind: 'gone',
    what: 'The host sends no contents of files by git.',
    where: change.destination.repository?.fullName ?? 'destination repository',
    next: 'See whether a clone of it works.',
  });
}

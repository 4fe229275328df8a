import { Failure } from '../../domain';
import {
  findTreeFile,
  gitOutput,
  listChangedFiles,
  listTreeFiles,
  listUnchanged,
  type ObjectReader,
  openObjectReader,
  readBlobText,
  streamDiff,
} from '../git';
import type { OpenChange } from '../port';
import { type Fetched, fetchWithBase } from './base';
import { listedWithoutRenames } from './listed-without-renames';
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
    const reader = openObjectReader(session.place);
    const contents = await fetchContents(session, transport, reader, fetched);
    const silent = transport.close();
    if (contents === null) {
      await session.close();
      return null;
    }
    const change = await assemble(session, transport, reader, fetched, contents);
    await silent;
    session.opened();
    return change;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** What is known of the change as soon as its contents are here. */
interface Contents {
  /** Ids of both sides of what differs. */
  readonly blobs: readonly string[];
  /** `git diff-tree --raw -z --no-renames`. */
  readonly raw: Buffer;
  /** The rules of the base: ids by path. */
  readonly rules: ReadonlyMap<string, string>;
}

/** Fetches what the comparison and its readers need, in one go. Null when the server refuses. */
async function fetchContents(
  session: Session,
  transport: Transport,
  reader: ObjectReader,
  { base, head, ends, contents }: Fetched,
): Promise<Contents | null> {
  const { place } = session;
  const [raw, rules] = await Promise.all([
    gitOutput(place, ['diff-tree', '-r', '--raw', '-z', '--no-abbrev', '--no-renames', base, head]),
    // Every review reads some of these, and those of the head are the same or in the change.
    listTreeFiles(place, base, RULES_FOLDER),
  ]);
  const { blobs, paths } = wantedBlobs(raw);
  // A renamed file is two paths here.
  if (paths > 2 * session.limits.files) throw tooMany(session);
  const wanted = [...new Set([...blobs, ...[...rules.values()].slice(0, MAX_RULES_FILES)])];
  if (contents || wanted.length === 0) return { blobs, raw, rules };
  const fetching = transport.objects(ends.source.address, wanted);
  // Its processes get ready while the server looks for what was asked.
  reader.start();
  const fetched = await fetching;
  return fetched.kind === 'done' ? { blobs, raw, rules } : null;
}

async function assemble(
  session: Session,
  transport: Transport,
  reader: ObjectReader,
  { base, head, ends, notices }: Fetched,
  { blobs, raw, rules }: Contents,
): Promise<OpenChange> {
  const { place, request, limits } = session;
  // Every review asks for these next.
  const diff = startedEarly(streamDiff(place, base, head));
  reader.sizes(blobs).catch(() => undefined);
  const files = listedWithoutRenames(raw);
  const listed = files === null ? await listChangedFiles(place, base, head) : { files, notices: [] };
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
      const isRules = side === 'old' && path.startsWith(`${RULES_FOLDER}/`);
      const blob = isRules ? rules.get(path) : await findTreeFile(place, side === 'old' ? base : head, path);
      if (blob === undefined || blob === null) return null;
      const here = await reader.sizes([blob]);
      if (!here.has(blob)) await transport.objects(ends.source.address, [blob]);
      return readBlobText(reader, blob);
    },
    unchanged: () => listUnchanged(place, head, listed.files),
    async bring(blobs) {
      const here = await reader.sizes(blobs);
      const missing = blobs.filter((blob) => !here.has(blob));
      if (missing.length > 0) await transport.objects(ends.source.address, missing);
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

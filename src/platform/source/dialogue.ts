import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { byteReader, type ByteReader, explainExit, type GitPlace, type GitProcess, startGit } from '../git';
import type { CloneAddress } from './clone-address';
import { type Fetched, remotePlace } from './fetch';
import { commitsRequest, objectsRequest, readCapabilities, readRefs, refsRequest, type ServerError } from './protocol';
import type { Session } from './session';
import { storePack } from './store-pack';
import { refusedObject } from './transfer-failure';

/** Several questions to one server over one connection. Null in place of an answer: let `git fetch` try. */
export interface Dialogue {
  /**
   * Fetches commits, with their trees and `depth` generations of their history but without contents of files, into a scratch
   * repository that is empty yet.
   * @param wants a ref of the server, or the full id of a commit, by the name of ours under which it is kept
   */
  commits(wants: Readonly<Record<string, string>>, depth: number): Promise<Fetched | null>;
  /** Fetches objects by their ids. */
  objects(ids: readonly string[]): Promise<Fetched | null>;
  close(): Promise<void>;
}

interface Line {
  readonly git: GitProcess;
  readonly reader: ByteReader;
  /** For the program that speaks to the server; it alone gets the credentials. */
  readonly remote: GitPlace;
}

/**
 * Connects to a server by git's own program for that, so that proxies, certificates and credentials remain its business.
 * @returns null when the server does not speak version 2 of the protocol, or leaves no contents out
 */
export async function openDialogue(session: Session, address: CloneAddress): Promise<Dialogue | null> {
  const remote = await remotePlace(session, address);
  const git = startGit(remote, [`remote-${new URL(address.url).protocol.slice(0, -1)}`, 'origin']);
  const line = { git, reader: byteReader(git.stdout as AsyncIterable<Buffer>), remote };
  git.stdin.write('stateless-connect git-upload-pack\n');
  const answer = await line.reader.line();
  if (answer === '' && (await readCapabilities(line.reader))) return dialogue(session, line);
  return hangUp(line);
}

function dialogue(session: Session, line: Line): Dialogue {
  async function resolve(names: readonly string[]): Promise<ReadonlyMap<string, string> | null> {
    if (names.length === 0) return new Map();
    line.git.stdin.write(refsRequest(names));
    const answer = await readRefs(line.reader);
    return answer?.kind === 'refs' ? answer.refs : hangUp(line, answer);
  }

  /** The commits whose parents were left out, or what was refused. */
  async function receive(request: string): Promise<readonly string[] | Fetched | null> {
    const { explain, subject, limits } = line.remote;
    const storing = storePack({ ...session.place, explain, subject, ...(limits && { limits }) }, line.reader);
    line.git.stdin.write(request);
    const answer = await storing;
    if (answer?.kind === 'pack') return answer.cut;
    const object = answer && refusedObject(answer.said);
    return object ? { kind: 'refused', object } : hangUp(line, answer);
  }

  return {
    async commits(wants, depth) {
      const names = Object.values(wants).filter((want) => want.startsWith('refs/'));
      const refs = await resolve(names);
      if (refs === null) return null;
      const missing = names.find((name) => !refs.has(name));
      if (missing !== undefined) return { kind: 'missing-ref', ref: missing };
      const ids = Object.entries(wants).map(([name, want]) => [name, refs.get(want) ?? want] as const);
      const received = await receive(
        commitsRequest(
          ids.map(([, id]) => id),
          depth,
        ),
      );
      if (received === null || 'kind' in received) return received;
      await keep(session.folder, ids, received);
      return { kind: 'done', contents: false };
    },
    async objects(ids) {
      const received = await receive(objectsRequest(ids));
      return received === null || 'kind' in received ? received : { kind: 'done', contents: true };
    },
    async close() {
      line.git.kill();
      await line.git.finished;
    },
  };
}

/** Writes down what was fetched as git itself does, so that it can go on from there. */
async function keep(
  folder: string,
  refs: readonly (readonly [name: string, id: string])[],
  cut: readonly string[],
): Promise<void> {
  for (const [name, id] of refs) {
    await mkdir(join(folder, dirname(name)), { recursive: true });
    await writeFile(join(folder, name), `${id}\n`);
  }
  if (cut.length > 0) await writeFile(join(folder, 'shallow'), cut.map((id) => `${id}\n`).join(''));
}

/**
 * Ends a dialogue that leads nowhere.
 * @returns null when nobody has said why
 * @throws Failure when git, or the server, has
 */
async function hangUp({ git, remote }: Line, error: ServerError | null = null): Promise<null> {
  git.stdin.end();
  git.stdout.destroy();
  const exit = await git.finished;
  const stderr = error?.said ?? exit.stderr;
  if (remote.signal.aborted || exit.startFailure || stderr !== '') throw explainExit(remote, { ...exit, stderr });
  return null;
}

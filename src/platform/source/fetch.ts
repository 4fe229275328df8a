import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain';
import { explainExit, type GitPlace, runGit } from '../git';
import type { CloneAddress } from './clone-address';
import { fetchingEnvironment } from './environment';
import { processLimits, type Session } from './session';
import { explainTransfer, ignoresFilter, missingRef, refusedObject } from './transfer-failure';

const FETCH = [
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--no-recurse-submodules',
];

/** How a fetch ended, other than in a `Failure`. */
export type Fetched =
  /** `contents`: those of files came along too. */
  | { readonly kind: 'done'; readonly contents: boolean }
  | { readonly kind: 'missing-ref'; readonly ref: string }
  | { readonly kind: 'refused'; readonly object: string };

/** Fetches refs or commits under names of ours, with `depth` generations of their history. */
export async function fetchCommits(
  session: Session,
  address: CloneAddress,
  wants: Readonly<Record<string, string>>,
  depth: number,
): Promise<Fetched> {
  const refspecs = Object.entries(wants).map(([name, want]) => `+${want}:${name}`);
  const args = [...FETCH, `--depth=${depth}`, 'origin', ...refspecs];
  return runFetch(session, address, args, undefined);
}

/** Fetches objects by their ids, all in one go, without a word about what is here already. */
export async function fetchObjects(session: Session, address: CloneAddress, ids: readonly string[]): Promise<Fetched> {
  const args = ['-c', 'fetch.negotiationAlgorithm=noop', ...FETCH, '--stdin', 'origin'];
  return runFetch(session, address, args, Buffer.from(ids.map((id) => `${id}\n`).join('')));
}

async function runFetch(
  session: Session,
  address: CloneAddress,
  args: readonly string[],
  input: Uint8Array | undefined,
): Promise<Fetched> {
  const place = await remotePlace(session, address);
  const answer = await runGit(place, args, input);
  if (answer.code === 0) {
    return { kind: 'done', contents: !session.withoutContents || ignoresFilter(answer.stderr) };
  }
  const ref = missingRef(answer.stderr);
  if (ref !== null) return { kind: 'missing-ref', ref };
  const object = refusedObject(answer.stderr);
  if (object !== null) return { kind: 'refused', object };
  throw explainExit(place, answer);
}

/** For git that speaks to a server, with credentials for it. */
export async function remotePlace(session: Session, address: CloneAddress): Promise<GitPlace> {
  const [left, credentials] = await Promise.all([bytesLeft(session), session.request.credentials()]);
  return {
    ...session.place,
    subject: address.url,
    environment: fetchingEnvironment(session.place.environment, { ...session, address, credentials }),
    explain: explainTransfer,
    limits: processLimits(session.limits, left),
  };
}

/** What may still be received for this change. */
async function bytesLeft({ folder, limits, destination }: Session): Promise<number> {
  const packs = join(folder, 'objects', 'pack');
  const sizes = (await readdir(packs)).map(async (name) => (await stat(join(packs, name))).size);
  const left = limits.transferBytes - (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  if (left > 0) return left;
  throw new Failure({
    kind: 'too-large',
    what: 'The change is larger than Loom may fetch by git.',
    where: destination.url,
    next: 'Raise the limits of a transfer, or split the change.',
  });
}

import { Failure, type PullRequestEnd } from '../../domain';
import type { CloneAddress } from './clone-address';
import { isBranchName } from './branch-name';
import type { Fetched } from './fetch';
import type { Session } from './session';
import type { Transport } from './transport';

/** What is fetched for one end of the pull request. */
export interface End {
  readonly address: CloneAddress;
  /** `refs/heads/…`, or the full id of a commit where there is no branch to go by. */
  readonly want: string;
}

export interface Ends {
  readonly source: End;
  readonly destination: End;
}

type Side = keyof Ends;

type Obstacle =
  | { readonly side: Side; readonly kind: 'missing-ref' | 'refused' }
  | { readonly side: 'source'; readonly kind: 'invisible' };

/** Each end may first be a branch, then a commit of its own repository, then one of the destination's. */
const MAX_ATTEMPTS = 6;

const FULL_ID = /^[0-9a-f]{40}$/;

/** Names of ours, under which the ends are kept. */
export const REF = { source: 'refs/loom/source', destination: 'refs/loom/destination', base: 'refs/loom/base' };

/** Branches where the pull request has them; commits for what is gone. */
export async function planEnds(session: Session): Promise<Ends> {
  const { change } = session.request;
  const source = session.source;
  return {
    source: source
      ? { address: source, want: await wantOf(session, change.source) }
      : { address: session.destination, want: await keptEnd(session, 'source') },
    destination: { address: session.destination, want: await wantOf(session, change.destination) },
  };
}

/**
 * Fetches both ends, by other ways where one is gone.
 * @returns the ways that worked, and whether contents came along
 * @throws Failure `gone` when an end cannot be had by git
 */
export async function fetchEnds(
  session: Session,
  transport: Transport,
  planned: Ends,
  depth: number,
): Promise<{ readonly ends: Ends; readonly contents: boolean }> {
  let ends = planned;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const outcome = await fetchBoth(transport, ends, depth);
    if (typeof outcome === 'boolean') return { ends, contents: outcome };
    ends = await evade(session, ends, outcome);
  }
  throw gone(session, 'source');
}

/** Whether contents came along, or what stood in the way. */
async function fetchBoth(transport: Transport, ends: Ends, depth: number): Promise<boolean | Obstacle> {
  const { source, destination } = ends;
  const wanted = { source: { [REF.source]: source.want }, destination: { [REF.destination]: destination.want } };
  if (source.address.url === destination.address.url) {
    const fetched = await transport.commits(destination.address, { ...wanted.source, ...wanted.destination }, depth);
    return outcomeOf(fetched, ends);
  }
  const first = outcomeOf(await transport.commits(destination.address, wanted.destination, depth), ends);
  if (typeof first !== 'boolean') return first;
  try {
    const second = outcomeOf(await transport.commits(source.address, wanted.source, depth), ends, 'source');
    return typeof second === 'boolean' ? first && second : second;
  } catch (error) {
    if (error instanceof Failure && ['gone', 'forbidden', 'unauthenticated'].includes(error.kind)) {
      return { side: 'source', kind: 'invisible' };
    }
    throw error;
  }
}

function outcomeOf(fetched: Fetched, ends: Ends, only?: Side): boolean | Obstacle {
  if (fetched.kind === 'done') return fetched.contents;
  const named = fetched.kind === 'missing-ref' ? fetched.ref : fetched.object;
  return { side: only ?? (named === ends.source.want ? 'source' : 'destination'), kind: fetched.kind };
}

async function evade(session: Session, ends: Ends, obstacle: Obstacle): Promise<Ends> {
  const { side } = obstacle;
  const end = ends[side];
  const atHome = end.address.url === session.destination.url;
  const kept = side === 'source' ? session.request.sourceRef : undefined;
  const isMissing = obstacle.kind === 'missing-ref';
  if (!isMissing && atHome && (kept === undefined || end.want === kept)) throw gone(session, side);
  const want = isMissing ? await fullId(session, session.request.change[side].commit) : await keptEnd(session, side);
  if (want === end.want && atHome) throw gone(session, side);
  return { ...ends, [side]: { address: isMissing ? end.address : session.destination, want } };
}

/** What the destination's repository has of an end: a ref that the host keeps there, or the commit by its id. */
async function keptEnd(session: Session, side: Side): Promise<string> {
  const { sourceRef, change } = session.request;
  if (side === 'source' && sourceRef !== undefined) return sourceRef;
  return fullId(session, change[side].commit);
}

async function wantOf(session: Session, end: PullRequestEnd): Promise<string> {
  if (end.branch === null) return fullId(session, end.commit);
  if (isBranchName(end.branch)) return `refs/heads/${end.branch}`;
  throw new Failure({
    kind: 'invalid',
    what: 'The name of the branch is none that git allows.',
    where: session.destination.url,
    next: 'Rename the branch.',
  });
}

async function fullId(session: Session, commit: string): Promise<string> {
  if (FULL_ID.test(commit)) return commit;
  const id = await session.request.rest.resolveCommit(commit);
  if (FULL_ID.test(id)) return id;
  throw new Failure({
    kind: 'unavailable',
    what: 'The host gave a commit an id that is none.',
    where: session.destination.url,
    next: 'It is tried again by itself.',
  });
}

function gone(session: Session, side: Side): Failure {
  return new Failure({
    kind: 'gone',
    what: `The ${side} branch is gone or out of our sight, and git cannot fetch its commit.`,
    where: session.destination.url,
    next: 'Restore the branch, or give our credentials access to its repository.',
  });
}
